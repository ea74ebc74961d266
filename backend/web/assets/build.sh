#!/bin/sh
# Run by "npm run build" in this folder; see docs/how-to/frontend-assets.md.
set -eu
out=../static/web/vendor
mkdir -p "$out/images"
for sheet in govuk moj; do
  npx sass --style=compressed --no-source-map --quiet-deps --pkg-importer=node --load-path=. "$sheet.scss" "$out/$sheet.css"
done
# The footer of GOV.UK carries the royal crest and crown, which councils may not show.
sed -i -E 's#url\("images/govuk-crest.svg"\)#none#g; s#[.]govuk-footer__crown[{][^}]*[}]##g' "$out/govuk.css"
npx esbuild frontend.mjs --bundle --minify --format=iife --target=es2019 --legal-comments=none --outfile="$out/frontend.js"
sed 's#/[*][#] sourceMappingURL=.*##' node_modules/accessible-autocomplete/dist/accessible-autocomplete.min.css > "$out/autocomplete.css"
# Only the pictures that the style sheets ask for: none carries a crown.
grep -oh 'url([^)]*)' "$out"/*.css | sed -E 's/url\("?//; s/"?\)$//' | grep '^images/' | sort -u | while read -r picture; do
  cp "node_modules/@ministryofjustice/frontend/moj/assets/$picture" "$out/$picture"
done
if grep -liE 'GDS Transport|crown|crest|sourceMappingURL|url\("?/' "$out"/*.css "$out"/*.js; then
  echo "The files above carry GOV.UK branding, a source map link or an absolute address." >&2
  exit 1
fi
