#!/usr/bin/env bash
# Prints a CycloneDX list of what a packed tarball brings along, installed as n8n installs it:
# without the package's own development, and without n8n. (`npm sbom --omit dev` in the checkout
# leaves out whatever the development packages need too.)
set -euo pipefail
tarball=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/n8n-nodes-steadfast"
cd "$folder/n8n-nodes-steadfast"
tar -xzf "$tarball" --strip-components=1
npm pkg delete devDependencies peerDependencies
npm install --ignore-scripts --no-audit --no-fund >&2
npm sbom --sbom-format cyclonedx --sbom-type library
