#!/usr/bin/env bash
# Fuzzes readers and answer parsers for as long as is asked, each for SECONDS; what it finds lies in the test resources then, and
# is tried again by every build. A build itself takes half a minute for each.
#   libs/dialects/checks/fuzz.sh SECONDS
set -eu
seconds=$1
cd "$(dirname "$0")/.."
. ../../cli/src/main/bash/toolchain.bash
require_java
export JAVA_HOME=$java_home
mvn -B -q -f ../../pom.xml -pl libs/dialects test-compile
mvn -B -q -f ../../pom.xml -pl libs/dialects dependency:build-classpath -Dmdep.outputFile="$PWD/target/fuzz-classpath"
java=$JAVA_HOME/bin/java
for target in RowsFuzz AnswersFuzz; do
    "$java" -XX:+EnableDynamicAgentLoading --enable-native-access=ALL-UNNAMED -Xmx512m \
        -cp "target/test-classes:target/classes:$(cat target/fuzz-classpath)" com.code_intelligence.jazzer.Jazzer \
        --target_class=dev.modelgate.dialects.fuzz.$target -max_total_time="$seconds"
done
