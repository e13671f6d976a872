# Runs every test, as CI runs them, and counts. Sourced, after toolchain.bash.

# Adds up the attributes of the test suites in JUnit's XML reports; prints "passed failed skipped".
count_reports() {
  awk '
    function number(name,   found) {
      if (match($0, " " name "=\"[0-9]+\"")) {
        found = substr($0, RSTART, RLENGTH)
        gsub(/[^0-9]/, "", found)
        return found + 0
      }
      return 0
    }
    /<testsuite[ >]/ {
      bad = number("failures") + number("errors")
      skipped += number("skipped")
      failed += bad
      passed += number("tests") - bad - number("skipped")
    }
    END { printf "%d %d %d\n", passed, failed, skipped }
  ' "$@" /dev/null
}

run_all_tests() {
  require_maven && find_python || { require_python; return 1; }
  local status=0 begin reports
  cd "$root" || return 1
  begin=$(mktemp) || return 1
  # shellcheck disable=SC2064 # expanded now: the variable is local, and gone by the time the trap runs
  trap "rm -f '$begin'" EXIT

  # To the end, whatever fails on the way: one run tells of all that is broken.
  MAVEN_OPTS=$(maven_options) mvn -B --fail-at-end verify "$@" || status=1

  if [ -f libs/mlx/python/check.sh ]; then
    MODELGATE_REPORTS=$root/target/python-reports PYTHON=$python bash libs/mlx/python/check.sh || status=1
  fi

  reports=$(find . -name 'TEST-*.xml' -path '*-reports/*' -newer "$begin" 2> /dev/null)
  local passed=0 failed=0 skipped=0
  if [ -n "$reports" ]; then
    # shellcheck disable=SC2086 # a list of files without spaces
    read -r passed failed skipped << COUNTS
$(count_reports $reports)
COUNTS
  fi
  [ "$failed" -eq 0 ] || status=1
  [ $status -eq 0 ] || [ "$failed" -ne 0 ] || echo "No test has failed, but a build step or a check has: see above."
  echo "$passed passed, $failed failed, $skipped skipped"
  return $status
}
