# Builds what is not built or is out of date. Sourced, after toolchain.bash.

# What the build makes and the command needs. A folder of the build that was cleaned is out of date, whatever its stamp says.
built_files() {
  local service
  printf '%s\n' "$root/cli/target/modelgate-cli.jar" "$root/libs/broker/target/modelgate-broker.jar"
  for service in gate-controller converter-service inference-service training-service; do
    printf '%s\n' "$root/$service/target/quarkus-app/quarkus-run.jar"
  done
}

# Whether a source is newer than the stamp. Folders count as well: a file that was deleted makes its folder newer.
is_stale() {
  local file newer stamp=$root/cli/target/built
  [ -f "$stamp" ] || return 0
  while IFS= read -r file; do
    [ -f "$file" ] || return 0
  done << LIST
$(built_files)
LIST
  newer=$(cd "$root" && find pom.xml .mvn ./*/pom.xml libs/*/pom.xml ./*/src/main libs/*/src/main \
    libs/*/python/*.lock libs/*/python/*/*.py -newer "$stamp" 2> /dev/null | head -n 1)
  [ -n "$newer" ]
}

build_if_stale() {
  is_stale || return 0
  require_maven || return 1
  mkdir -p "$root/cli/target"
  local lock=$root/cli/target/building waited=
  until mkdir "$lock" 2> /dev/null; do
    if ! kill -0 "$(cat "$lock/pid" 2> /dev/null)" 2> /dev/null; then
      rm -rf "$lock"
      continue
    fi
    [ -n "$waited" ] || echo "Waiting for another build …" >&2
    waited=yes
    sleep 1
  done
  echo $$ > "$lock/pid"
  local status=0
  if is_stale; then
    echo "Building (the first time this takes a minute or two) …" >&2
    # The stamp is as old as the beginning: what is edited meanwhile is newer.
    touch "$root/cli/target/building/stamp"
    (cd "$root" && MAVEN_OPTS=$(maven_options) mvn -B -q -T2 -DskipTests -Dspotless.check.skip=true package) || status=1
    if [ $status -eq 0 ]; then
      rm -f "$root"/cli/target/cli-*.jsa
      mv "$lock/stamp" "$root/cli/target/built"
    else
      echo "The build has failed; what Maven said is above." >&2
    fi
  fi
  rm -rf "$lock"
  return $status
}
