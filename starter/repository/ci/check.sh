# What a change has to pass, on any host that runs a shell: sh ci/check.sh
# SCALECHECK_FROM is what pip installs scalecheck from, where it is not there; SCALECHECK_BASE what is compared with.
set -eu; cd "$(dirname "$0")/.."; command -v scalecheck > /dev/null || python3 -I -m pip install "${SCALECHECK_FROM:?is not set}"
find checklists assessments -name '*.y*ml' -exec scalecheck validate -- {} +
find checklists -name '*.y*ml' -exec scalecheck checklist diff --check --against "${SCALECHECK_BASE:-HEAD}" -- {} +
