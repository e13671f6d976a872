# Finds what Modelgate is built and run with. Sourced; sets variables and says in one sentence what is missing.

oldest_java=21

# Folders in which JDKs are usually installed; a test puts its own here.
jdk_candidates() {
  if [ -n "${MODELGATE_JDK_FOLDERS:-}" ]; then
    printf '%s\n' $MODELGATE_JDK_FOLDERS
    return
  fi
  printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.jenv/versions/*
}

# The major version of a JDK folder in $found_version, read from its file "release" without starting anything; fails for anything
# else, such as a JRE without a compiler.
jdk_version() {
  found_version=
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      JAVA_VERSION=*)
        line=${line#JAVA_VERSION=}
        line=${line//\"/}
        line=${line%%[.+-]*}
        case $line in '' | *[!0-9]*) return 1 ;; esac
        found_version=$line
        return 0
        ;;
    esac
  done < "$1/release"
  return 1
}

# 21, 25, 29 …: every second year in September, see Oracle's Java SE support roadmap.
is_long_term() { [ $((($1 - oldest_java) % 4)) -eq 0 ]; }

# Sets java_home and java_version. JAVA_HOME is obeyed when it fits; otherwise the newest long-term version wins, before the newest
# of the others.
find_java() {
  java_home= java_version=0
  if [ -n "${JAVA_HOME:-}" ] && jdk_version "$JAVA_HOME" && [ "$found_version" -ge $oldest_java ]; then
    java_home=$JAVA_HOME java_version=$found_version
    return 0
  fi
  local best_rank=0 candidate rank on_path
  on_path=$(java_on_path)
  while IFS= read -r candidate; do
    jdk_version "$candidate" && [ "$found_version" -ge $oldest_java ] || continue
    rank=$found_version
    is_long_term "$found_version" && rank=$((rank + 1000))
    if [ $rank -gt $best_rank ]; then
      best_rank=$rank java_home=$candidate java_version=$found_version
    fi
  done << LIST
$on_path
$(jdk_candidates)
LIST
  [ -n "$java_home" ]
}

# The JDK folder of the java on the PATH, with links followed.
java_on_path() {
  local program link
  program=$(command -v java) || return 0
  while [ -h "$program" ]; do
    link=$(readlink "$program")
    case $link in /*) program=$link ;; *) program=$(dirname "$program")/$link ;; esac
  done
  (cd -P "$(dirname "$program")/.." 2> /dev/null && pwd)
}

require_java() {
  find_java && return
  echo "Modelgate needs a JDK, $oldest_java or newer, and found none: install one (Debian: apt install openjdk-21-jdk; macOS: brew install openjdk@21; any: https://adoptium.net) or let JAVA_HOME name it." >&2
  return 1
}

require_maven() {
  command -v mvn > /dev/null 2>&1 && return
  echo "Modelgate is built with Maven, and there is no mvn on the PATH: install it (Debian: apt install maven; macOS: brew install maven)." >&2
  return 1
}

# Sets python. The order is the one in which the workers look, too: a named one, then the newest.
find_python() {
  local candidate
  for candidate in "${MODELGATE_PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1; then
      python=$(command -v "$candidate")
      return 0
    fi
  done
  return 1
}

require_python() {
  # The environment of an earlier start is enough, and starting an interpreter to look for another takes time.
  local made
  for made in "${MODELGATE_HOME:-$root/.modelgate}"/python/*/complete; do
    [ -e "$made" ] && return 0
  done
  find_python && return
  echo "Modelgate needs Python 3.11 or newer with the module venv, and found none: install it (Debian: apt install python3 python3-venv; macOS: brew install python@3.13) or let MODELGATE_PYTHON name it." >&2
  return 1
}

# Options for Maven's own JVM: its libraries use sun.misc.Unsafe, about which JDKs from 24 on complain; those know how to be silenced.
maven_options() {
  local options="${MAVEN_OPTS:-}"
  if [ "$java_version" -ge 24 ]; then
    options="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED $options"
  fi
  printf '%s' "$options"
}
