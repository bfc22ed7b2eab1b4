// What a page shows of the EU emblem: a function of the part of its files' address, evaluated in the page.
emblemFiles => {
  const box = rect => [rect.x, rect.y, rect.width, rect.height];
  // A picture without the plate that padding makes around it, such as where a reader's own colours rule.
  const drawing = image => {
    const rect = image.getBoundingClientRect();
    const style = getComputedStyle(image);
    const edge = side => parseFloat(style['padding' + side]) + parseFloat(style['border' + side + 'Width']);
    const [left, top] = [edge('Left'), edge('Top')];
    return new DOMRect(
      rect.x + left, rect.y + top, rect.width - left - edge('Right'), rect.height - top - edge('Bottom'));
  };
  const isSeen = rect => rect.width > 0 && rect.height > 0;
  const hex = colour => '#' + colour.match(/\d+/g).slice(0, 3).map(
    part => Number(part).toString(16).padStart(2, '0')).join('').toUpperCase();
  const ground = element => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!/, 0\)$|transparent/.test(colour)) return hex(colour);
    }
    return '#FFFFFF';
  };
  const pieces = (region, lockup) => {
    const found = [];
    const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (lockup.contains(node)) continue;
      if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
        const range = document.createRange();
        range.selectNodeContents(node);
        // A font's own height can be more than the line that it is set in.
        let holder = node.parentElement;
        while (getComputedStyle(holder).display === 'inline') holder = holder.parentElement;
        const line = holder.getBoundingClientRect();
        for (const rect of range.getClientRects()) {
          const top = Math.max(rect.top, line.top);
          const bottom = Math.min(rect.bottom, line.bottom);
          found.push(new DOMRect(rect.x, top, rect.width, Math.max(bottom - top, 0)));
        }
      } else if (node.nodeName === 'IMG') {
        found.push(node.getBoundingClientRect());
      }
    }
    return found.filter(isSeen).map(box);
  };
  // What a browser adds to a drawing or a text. `transparent` shadows and empty filters add nothing.
  const effects = element => {
    const style = getComputedStyle(element);
    const found = [];
    const isText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (isText && style.fontStyle !== 'normal') found.push('font-style: ' + style.fontStyle);
    if (isText && parseFloat(style.webkitTextStrokeWidth)) found.push('text-stroke');
    if (isText && style.textShadow !== 'none') found.push('text-shadow');
    if (style.textDecorationLine !== 'none') found.push('text-decoration: ' + style.textDecorationLine);
    if (style.filter !== 'none') found.push('filter: ' + style.filter);
    if (style.boxShadow !== 'none') found.push('box-shadow');
    if (style.mixBlendMode !== 'normal') found.push('mix-blend-mode: ' + style.mixBlendMode);
    if (style.maskImage && style.maskImage !== 'none') found.push('mask');
    if (style.clipPath !== 'none') found.push('clip-path');
    if (parseFloat(style.opacity) < 1) found.push('opacity: ' + style.opacity);
    if (style.animationName !== 'none') found.push('animation');
    const [a, b, c, d] = (style.transform.match(/^matrix\(([^)]*)\)/)?.[1] ?? '1, 0, 0, 1').split(',').map(Number);
    // A drawing may be moved and sized, not turned, slanted or stretched.
    if (b || c || a !== d || style.transform.startsWith('matrix3d')) found.push('transform: ' + style.transform);
    return found;
  };
  // The drawing of a statement, or the first face in which its words are set.
  const lettering = statement => {
    if (!statement) return '';
    if (statement.nodeName === 'IMG') return statement.src;
    const holder = statement.querySelector('*') ?? statement;
    return getComputedStyle(holder).fontFamily.split(',')[0].replace(/["']/g, '').trim();
  };
  const ancestors = element => {
    const found = [];
    for (let one = element; one && one !== document.body; one = one.parentElement) found.push(one);
    return found;
  };
  const shown = [];
  for (const region of document.querySelectorAll('[data-locked-region]')) {
    for (const emblem of region.querySelectorAll('img')) {
      const rect = emblem.getBoundingClientRect();
      const isEmblem = emblem.src.includes(emblemFiles);
      if (!isEmblem || !isSeen(rect) || !emblem.checkVisibility({visibilityProperty: true})) continue;
      const holder = emblem.parentElement;
      const beside = [...holder.children].find(one => one !== emblem && isSeen(one.getBoundingClientRect()));
      const logos = [...region.querySelectorAll('img')].filter(one => !holder.contains(one));
      shown.push({
        region: region.dataset.lockedRegion,
        file: emblem.src,
        emblem: box(rect),
        statement: beside ? box(beside.getBoundingClientRect()) : null,
        lettering: lettering(beside),
        words: beside ? (beside.alt ?? beside.textContent).replace(/\s+/g, ' ').trim() : '',
        ink: beside && beside.nodeName !== 'IMG' ? hex(getComputedStyle(beside).color) : '',
        logos: logos.map(drawing).filter(isSeen).map(box),
        neighbours: pieces(region, holder),
        ground: ground(holder),
        effects: beside
          ? [...new Set([...ancestors(holder), beside, ...beside.querySelectorAll('*')].flatMap(effects))] : [],
      });
    }
  }
  return shown;
}
