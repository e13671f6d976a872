#!/usr/bin/env bash
# The chaos run alone: system-tests/chaos.sh [--seed N] [--evaluations N] [--kills N]
# The long one is --evaluations 200 --kills 100. What it shows is described in docs/reliability.md.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
. "$root/cli/src/main/bash/toolchain.bash"
require_java
export JAVA_HOME=$java_home
require_maven

options=()
while [ $# -gt 0 ]; do
  case $1 in
    --seed | --evaluations | --kills)
      [ $# -gt 1 ] || { echo "$1 needs a number." >&2; exit 2; }
      case $2 in '' | *[!0-9]*) echo "$1 needs a number, not '$2'." >&2; exit 2 ;; esac
      options+=("-Dmodelgate.chaos.${1#--}=$2")
      shift 2
      ;;
    *)
      echo "Unknown option '$1'; usage: system-tests/chaos.sh [--seed N] [--evaluations N] [--kills N]" >&2
      exit 2
      ;;
  esac
done

status=0
MAVEN_OPTS=$(maven_options) mvn -B -pl system-tests -am verify -DskipFuzz -Dspotless.check.skip=true \
  -Dtest=NoUnitTests -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=ChaosIT -Dfailsafe.failIfNoSpecifiedTests=false ${options[@]+"${options[@]}"} || status=$?
[ ! -f system-tests/target/chaos-report.md ] || echo "The report: system-tests/target/chaos-report.md"
exit $status
