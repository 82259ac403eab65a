# What a change has to pass, on any host that runs a shell: sh ci/check.sh
set -eu; cd "$(dirname "$0")/.."
command -v scalecheck > /dev/null || python3 -m pip install "${SCALECHECK_FROM:?is to say what pip installs scalecheck from}"
find checklists assessments -name '*.y*ml' -exec scalecheck validate {} +
