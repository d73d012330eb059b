# The words of this project, used alike by people, README and CI.
#
#   make deps     says which system packages are missing and installs them (apt; sudo only when not root)
#   make build    release build: .build/release/gleaner
#   make test     every test that needs neither benchmark data nor a network; lists what was skipped
#   make lint     formatting and style, strict
#   make golden   rewrites the expected output under Fixtures/ (read the difference before you commit it)
#   make bench    the benchmark suites with their floors, where ../shared/bench exists
#   make fuzz     every parser against generated input (libFuzzer)
#   make demo     from feeds to facts and tables, explained step by step

SHELL := /bin/bash
SWIFT ?= swift
GLEANER := .build/release/gleaner
APT_PACKAGES := libxml2-dev libuchardet-dev zlib1g-dev libsqlite3-dev libpq-dev libssl-dev libcurl4-openssl-dev pkg-config sqlite3
CHECKS := --explicit-target-dependency-import-check error

.PHONY: help deps build test lint golden bench fuzz demo
help:
	@sed -n '3,10s/^# //p' Makefile

deps:
	@.ci/deps $(APT_PACKAGES)

build: deps
	$(SWIFT) build -c release --product gleaner --static-swift-stdlib $(CHECKS)

test: deps
	@.ci/test $(CHECKS)

lint:
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift

golden: deps
	GLEANER_GOLDEN=rewrite $(SWIFT) test $(CHECKS) --filter FixtureTests
	@git status --short Fixtures

bench: build
	@.ci/bench $(GLEANER)

fuzz: deps
	@Fuzz/run

demo: build
	@.ci/demo $(GLEANER)
