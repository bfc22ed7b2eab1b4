// A video of another service takes its place once its reader agrees: before that, nothing is asked of the service.
// Without this script the link beside it leads to the video.
for (const place of document.querySelectorAll("[data-player]")) {
  for (const hidden of place.querySelectorAll("[data-show]")) hidden.hidden = false;
  place.querySelector("button").addEventListener("click", () => show(place));
}

function show(place) {
  const frame = document.createElement("iframe");
  frame.className = "video__frame";
  frame.title = place.dataset.title;
  frame.allow = "fullscreen; picture-in-picture; encrypted-media";
  // Where browsers know it, the service gets a store of its own that ends with the page.
  frame.credentialless = true;
  // The players ask which site they are on, and need no more than its name.
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = place.dataset.player;
  place.replaceChildren(frame);
  frame.focus();
}
