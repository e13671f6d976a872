package dev.modelgate.worker.artifact;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Fact;
import java.nio.file.Path;
import java.util.List;

/**
 * An artifact that lies on this machine.
 *
 * @param artifact what it is
 * @param folder where its files lie; not to be written to
 * @param facts observed while it was made
 */
public record StoredArtifact(Artifact artifact, Path folder, List<Fact> facts) {}
