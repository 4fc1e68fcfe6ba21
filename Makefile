# Every command of the project. `make` alone lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.SILENT:

export PATH := $(CURDIR)/.tools/bin:$(PATH)

PYTHON := backend/.venv/bin/python
SHOP := PYTHONPATH="$(CURDIR)/tools" $(PYTHON) -m shop
PROOF := PYTHONPATH="$(CURDIR)/tools" $(PYTHON) -m proof
LOAD = $(SHOP) --run-dir .run/load manage migrate --no-input --verbosity 0 && $(SHOP) --run-dir .run/load exec .venv/bin/python -m load
# A shop of each size has servers and data of its own.
LISTINGS ?= 1000000
QUERIES = $(SHOP) --run-dir .run/queries-$(LISTINGS)
OPS := PYTHONPATH="$(CURDIR)/tools" $(PYTHON) -m ops

.PHONY: help setup run up down reset status logs dev test check arrows fmt test-backend test-frontend crash soak timing e2e servers-test \
  servers-test-down schema migrations lock ledger-check statements queries bench bench-ws load-100 load-1000 load-costs serving faults lighthouse shots images \
  verify-deploy restore-drill release-snapshot smoke

help: ## List the commands
	awk 'BEGIN {FS = ":.*## "} /^[a-z0-9-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install what is missing or out of date into the project's own folders
	tools/bootstrap

run: setup ## Start the shop here with demo data; Ctrl-C stops it
	$(SHOP) run

up: setup ## Start the shop in the background
	$(SHOP) up

down: ## Stop the shop in the background
	test ! -x $(PYTHON) || $(SHOP) down

reset: ## Stop the shop and delete its data
	test ! -x $(PYTHON) || $(SHOP) reset

status: ## Say whether the shop runs, and where
	$(SHOP) status

logs: ## Follow what the shop's processes write
	tail -n 100 -F .run/shop.log

dev: setup ## Run Vite's dev server on 5173 before a reloading backend on 8000
	$(SHOP) dev

test: setup ## Prove everything: checks, backend, frontend, build, journeys in a browser
	$(PROOF) all

check: setup ## Lint, types, contracts, migrations, generated files, the interface's size
	$(PROOF) check

arrows: ## Check only the import contracts
	cd backend && .venv/bin/lint-imports

fmt: ## Format and fix what can be fixed by itself
	cd backend && .venv/bin/ruff format . ../tools && .venv/bin/ruff check --fix . ../tools
	cd frontend && npm run --silent format

test-backend: setup ## Backend tests on real PostgreSQL and Valkey
	$(PROOF) backend

test-frontend: setup ## Frontend unit tests, build and its size
	$(PROOF) frontend

crash: setup ## Purchases while everything is killed (CRASH_PURCHASES=200, CRASH_SEED=… for one seen before)
	$(PROOF) crash

soak: setup ## The long proof: random histories and kills for an hour or so, written into docs/reliability.md
	$(PROOF) soak

timing: setup ## Whether time tells which e-mails have an account (a part of soak), into docs/security/limits.md
	$(PROOF) timing

e2e: setup ## Journeys in a browser against a shop of their own
	$(PROOF) e2e

servers-test: ## Start PostgreSQL and Valkey for tests; print the settings (RUN_DIR=.run/test-x for a pair of your own)
	$(SHOP) $(if $(RUN_DIR),--run-dir $(RUN_DIR)) servers-test up

servers-test-down: ## Stop them
	$(SHOP) $(if $(RUN_DIR),--run-dir $(RUN_DIR)) servers-test down

schema: setup ## Write docs/api/openapi.json and the frontend's types anew
	$(PROOF) schema

lock: ## Resolve dependencies anew after a pyproject.toml or package.json changed
	PYTHONPATH="$(CURDIR)/tools" $(PYTHON) -m locks

migrations: ## Make migrations for changed models
	$(SHOP) manage makemigrations

ledger-check: ## Ask the shop's books whether every sum is right
	$(SHOP) manage ledger_check

statements: ## What the running shop's database has spent its time on, by statement
	$(SHOP) $(if $(RUN_DIR),--run-dir $(RUN_DIR)) statements

queries: setup ## Measure the hottest reads and all jobs over a million listings (LISTINGS=…), into docs/performance.md
	$(QUERIES) manage migrate --no-input --verbosity 0
	$(QUERIES) manage seed_scale --once --listings $(LISTINGS) --users $$(($(LISTINGS) / 5)) --orders $$(($(LISTINGS) / 2))
	$(QUERIES) exec .venv/bin/python -m bench.queries
	$(QUERIES) exec .venv/bin/python -m bench.queries.jobs
	$(QUERIES) exec .venv/bin/python -m bench.queries.walk

bench: setup ## Measure speed into docs/performance.md, on servers and data of its own
	$(SHOP) --run-dir .run/bench manage migrate --no-input --verbosity 0
	$(SHOP) --run-dir .run/bench exec .venv/bin/python -m bench
	$(SHOP) --run-dir .run/bench exec .venv/bin/python -m bench.sweep
	$(SHOP) --run-dir .run/bench exec .venv/bin/python -m bench.webhooks

bench-ws: setup ## Measure sockets (a room, chats) into docs/performance.md, on servers and data of its own
	$(SHOP) --run-dir .run/bench manage migrate --no-input --verbosity 0
	$(SHOP) --run-dir .run/bench exec .venv/bin/python -m bench.sockets

load-100: setup loadtest/.venv/made ## A hundred people at once on a shop of their own, into docs/performance.md
	$(LOAD) users 100

load-1000: setup loadtest/.venv/made ## A thousand people at once
	$(LOAD) users 1000

load-costs: setup ## What each kind of work of the load test costs, into docs/performance.md
	$(LOAD) costs

serving: setup loadtest/.venv/made ## Try numbers of processes and threads, into docs/performance.md
	$(LOAD) serving 40 --seconds 25 --hurried

faults: setup loadtest/.venv/made ## Break servers and processes while fifty people are there, into docs/reliability.md
	$(LOAD) faults 50

loadtest/.venv/made: loadtest/requirements.txt
	$(PYTHON) -m venv loadtest/.venv && loadtest/.venv/bin/python -m pip install --quiet --require-hashes --requirement $< && touch $@

lighthouse: setup ## Look at the running shop's pages as a phone does, into docs/performance.md (BASE_URL=http://localhost:8000)
	PYTHONPATH="$(CURDIR)/tools" $(PYTHON) -m proof.lighthouse --base $(or $(BASE_URL),http://localhost:8000)

shots: setup ## Take screenshots of every page of the running shop
	cd e2e && npm run --silent shots

images: setup ## Build the container images
	$(OPS) build

verify-deploy: setup ## Build the images, start both compose files from empty volumes, buy an account through each
	$(OPS) verify
	$(OPS) verify-production

restore-drill: setup ## Lose a shop with demo data, restore it from its backups alone, prove it (docs/backups.md)
	$(OPS) restore-drill

release-snapshot: setup ## Keep the tables of a release for the rehearsal of the next one (VERSION=0.2.0 COMMIT=v0.2.0)
	$(OPS) release-snapshot "$(VERSION)" "$(COMMIT)"

smoke: ## Look whether a shop is open, from outside (URL=http://localhost:8000)
	PYTHONPATH="$(CURDIR)/tools" $(PYTHON) -m ops.smoke $(or $(URL),http://localhost:8000)
