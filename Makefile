# Plenary: what a newcomer needs. `make demo` and `make test` set everything up by themselves.

PACKAGES = libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev libsqlite3-dev libfontconfig-dev fontconfig \
	libarchive-dev libqrencode-dev libmpv-dev fonts-noto-core pkg-config
# What makes pages of documents; a machine that only shows has no need of it.
PRESS_PACKAGES = poppler-utils webp bubblewrap libvips-tools libreoffice-writer-nogui
TEST_PACKAGES = xvfb tmux python3-docx chromium webkit2gtk-driver nodejs espeak-ng alsa-utils python3-zxing-cpp \
	python3-pil python3-feedparser python3-icalendar $(PRESS_PACKAGES)
SUDO = $(if $(filter 0,$(shell id -u)),,sudo)
SWIFT_BUILD = swift build --explicit-target-dependency-import-check error
SOURCES = Package.swift Sources Tests

.PHONY: deps press-deps test-deps build demo gallery test bench bench-peers man docs install install-built lint format clean

# Installs what is missing, and asks for nothing where nothing is.
define install
	@missing=""; for package in $(1); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing$$missing"; \
	  $(SUDO) apt-get update -qq && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	fi
endef

deps:
	$(call install,$(PACKAGES))

press-deps:
	$(call install,$(PRESS_PACKAGES))

test-deps: deps
	$(call install,$(TEST_PACKAGES))

build: deps
	$(SWIFT_BUILD)

# Plays a session through on real processes, which tablets of this network may follow; without a display it writes the
# pictures to demo-pictures/.
demo: build
	"$$(swift build --show-bin-path)"/plenary demo --lan

# Paints every scene in every theme, shape and language to gallery/, with a page to look through.
gallery: build
	"$$(swift build --show-bin-path)"/plenary-gallery gallery

# The tests of whole houses come after the others: beside them a real program waits seconds for the processor.
test: test-deps
	$(SWIFT_BUILD) --build-tests
	swift test --skip-build --skip SystemTests
	swift test --skip-build --filter SystemTests

# Measures the promises in a release build; a screen is measured where there is a display.
BENCH_PACKAGES = chromium $(PRESS_PACKAGES)

bench: deps
	$(call install,$(BENCH_PACKAGES))
	$(SWIFT_BUILD) -c release
	"$$(swift build -c release --show-bin-path)"/plenary-bench

# Measures beside redis and a browser, in turns in one run; prints the ratios, and fails where a promise is broken.
PEER_PACKAGES = redis-server chromium xvfb

bench-peers: deps
	$(call install,$(PEER_PACKAGES))
	$(SWIFT_BUILD) -c release
	"$$(swift build -c release --show-bin-path)"/plenary-bench --peers

# The manual pages, from what the executables say of themselves; BIN is where those are.
BIN = $(shell swift build --show-bin-path)
MANUAL = .build/manual

man: build
	"$(BIN)"/plenary-manual $(MANUAL)

# The guides as pages of a site, to be served from any folder; a link that leads nowhere is an error.
docs:
	@mkdir -p .build
	"$$(dirname "$$(readlink -f "$$(command -v swift)")")"/docc convert Sources/Manual/Plenary.docc \
	  --fallback-display-name Plenary --fallback-bundle-identifier org.plenary.guides --warnings-as-errors \
	  --transform-for-static-hosting --output-path .build/docs
	@echo "The guides are in .build/docs; serve that folder and open /documentation/plenary."

# Places what has been built under PREFIX: executables, assets, a sample, manual pages, completions, systemd units.
PREFIX = /usr/local
DESTDIR =
SHARE = $(DESTDIR)$(PREFIX)/share
EXECUTABLES = plenary plenary-service plenary-screen plenary-web plenary-press

install: deps
	$(SWIFT_BUILD) -c release
	$(MAKE) install-built BIN="$$(swift build -c release --show-bin-path)"

install-built:
	"$(BIN)"/plenary-manual $(MANUAL)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)/man/man1" "$(SHARE)/plenary" "$(SHARE)/doc/plenary" \
	  "$(SHARE)/bash-completion/completions" "$(SHARE)/zsh/site-functions" "$(SHARE)/fish/vendor_completions.d"
	for name in $(EXECUTABLES); do \
	  install -m 755 "$(BIN)/$$name" "$(DESTDIR)$(PREFIX)/bin/$$name" && \
	  install -m 644 $(MANUAL)/$$name.1 "$(SHARE)/man/man1/$$name.1" && \
	  "$(BIN)/$$name" --generate-completion-script bash > "$(SHARE)/bash-completion/completions/$$name" && \
	  "$(BIN)/$$name" --generate-completion-script zsh > "$(SHARE)/zsh/site-functions/_$$name" && \
	  "$(BIN)/$$name" --generate-completion-script fish > "$(SHARE)/fish/vendor_completions.d/$$name.fish" || exit 1; \
	done
	install -m 755 "$(BIN)/plenary-player" "$(DESTDIR)$(PREFIX)/bin/plenary-player"
	cp -R Assets/layouts Assets/sounds Assets/strings Assets/templates Assets/themes Assets/emblems Assets/pictures \
	  Assets/web Assets/adapters Config/congresses "$(SHARE)/plenary/"
	install -m 644 LICENSE Config/settings.json "$(SHARE)/doc/plenary/"
	sed 's|Sources/Manual/Plenary.docc/|guides/|g' README.md > "$(SHARE)/doc/plenary/README.md"
	install -d "$(SHARE)/doc/plenary/guides"
	install -m 644 Sources/Manual/Plenary.docc/*.md "$(SHARE)/doc/plenary/guides/"
	install -d "$(DESTDIR)$(PREFIX)/lib/systemd/system"
	for unit in Config/systemd/*; do \
	  sed 's|/usr/bin/|$(PREFIX)/bin/|g' "$$unit" > "$(DESTDIR)$(PREFIX)/lib/systemd/system/$$(basename "$$unit")" || exit 1; \
	done

lint:
	swift format lint --strict --recursive --parallel $(SOURCES)

format:
	swift format --in-place --recursive --parallel $(SOURCES)

clean:
	rm -rf .build demo-pictures gallery
