#!/bin/sh
# Draws the PNG icons from their SVGs. Needs Chromium; run it after changing an SVG.
set -eu
cd "$(dirname "$0")/.."

draw() { # SVG, size, PNG
  page=$(mktemp --suffix=.html)
  printf '<style>*{margin:0}img{display:block}</style><img src="file://%s" width="%s" height="%s">' "$PWD/$1" "$2" "$2" > "$page"
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
    --window-size="$2,$2" --screenshot="$PWD/public/$3" "file://$page" 2> /dev/null
  rm "$page"
}

draw public/icon.svg 192 icon-192.png
draw public/icon.svg 512 icon-512.png
draw scripts/icon-maskable.svg 180 icon-180.png
draw scripts/icon-maskable.svg 512 icon-maskable-512.png
