# `make run` and `make test` first install the tools that are missing: see tools/setup.

.PHONY: run test check build bundle dist example-plain example-react example-vue set-up dev bench bench-gateway lint format-check docs test-native test-wasm test-e2e size clean

with := tools/with
wasm := --target wasm32-unknown-unknown
gateway := target/release/instance-gateway

# Builds everything, starts the gateway with its simulator on loopback, and prints the address.
run: build
	@$(gateway)

build: dist/index.html
	@$(with) cargo build --quiet --locked --release --package instance-gateway

# Built only if a source changed, because a new bundle makes the gateway compress and embed it again.
bundle: dist/index.html

dist/index.html: $(shell find crates src style -type f) index.html Trunk.toml Cargo.toml Cargo.lock | set-up
	@$(with) trunk --quiet build --release --locked

# What others take: the npm package in target/package, and the page as a folder in target/app.
dist: dist/index.html
	@tools/setup package
	@$(with) tools/dist

set-up:
	@tools/setup build

# All that CI runs.
test:
	@tools/setup test
	@tools/test

check: lint docs

format-check:
	$(with) cargo fmt --all --check

lint: format-check
	$(with) cargo clippy --locked --workspace --all-targets -- -D warnings
	$(with) cargo clippy --locked --package instance-console --lib --bins --test browser $(wasm) -- -D warnings

docs:
	RUSTDOCFLAGS="-D warnings" $(with) cargo doc --locked --workspace --no-deps --document-private-items
	RUSTDOCFLAGS="-D warnings" $(with) cargo doc --locked --package instance-console --no-deps --document-private-items $(wasm)

test-native:
	$(with) cargo test --locked --workspace

test-wasm:
	WASM_BINDGEN_TEST_TIMEOUT=180 CHROMEDRIVER=$${CHROMEDRIVER:-$$(command -v chromedriver)} $(with) cargo test --locked --package instance-console --test browser $(wasm)

test-e2e:
	cd tests/e2e && npm test

# Compares the size of the bundle with its budget.
size:
	@tools/size

# Measures decoding, then load time, refresh and memory in Chromium against the simulator.
bench:
	@tools/setup test
	@$(MAKE) --no-print-directory build
	@$(with) cargo bench --quiet --locked --package instance-console --bench decode
	@node tests/bench/bench.mjs

# The gateway beside nginx, with the same upstream: about ten minutes, in which the machine should do nothing else.
bench-gateway:
	@tools/setup bench
	@$(MAKE) --no-print-directory build
	@node tests/bench/gateway/bench.mjs

# Rebuilds the page at each change, and passes its requests on to the gateway.
dev:
	@tools/setup build
	@$(with) cargo build --quiet --locked --package instance-gateway
	@target/debug/instance-gateway --listen 127.0.0.1:8080 & \
	  gateway=$$!; trap 'kill $$gateway' EXIT; $(with) trunk serve

# A portal with the element in it, and the gateway's simulator as its cloud: examples/README.md.
example-plain example-react example-vue: example-%: build dist
	@cd examples/$* && npm ci
	@$(gateway) --listen 127.0.0.1:8080 & \
	  gateway=$$!; trap 'kill $$gateway' EXIT; cd examples/$* && npm start

clean:
	rm -rf dist target tests/e2e/node_modules tests/hosts/node_modules examples/*/node_modules
