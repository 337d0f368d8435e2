.PHONY: run test demo images lock
BIN := .venv/bin

run: ## open the window on an example workspace; without a display do the whole job and say where the results lie
	@.ci/prepare
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "正在打开窗口……"; exec $(BIN)/mingjuan --example example-workspace; \
	else \
		exec $(BIN)/mingjuan demo --out demo-output; \
	fi

demo: ## the whole main job without a window
	@.ci/prepare
	@$(BIN)/mingjuan demo --out demo-output

test: ## lint, types, import contracts, all tests
	@.ci/prepare
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

images: ## the screenshots of the manual and the README
	@.ci/prepare
	$(BIN)/python docs/manual/make_images.py

lock: ## renew requirements.lock (needs uv)
	uv pip compile pyproject.toml --extra ocr --extra dev --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --quiet --output-file requirements.lock
