package dev.modelgate.converter.dataset;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.SafeName;
import dev.modelgate.converter.http.FileAnswer;
import dev.modelgate.converter.problem.Problem;
import dev.modelgate.converter.problem.ProblemException;
import dev.modelgate.worker.artifact.ArtifactStore;
import dev.modelgate.worker.artifact.Digests;
import dev.modelgate.worker.artifact.StoredArtifact;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Hands converted datasets out, by their key: large things do not cross Kafka. */
@Path("/datasets/{key}")
@Tag(name = "datasets", description = "Converted datasets, as the training-service fetches them.")
@APIResponse(
        responseCode = "400",
        description = "The key is not a plain name.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such dataset.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class DatasetResource {
    private final ArtifactStore artifacts;

    DatasetResource(ArtifactStore artifacts) {
        this.artifacts = artifacts;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Names the files of a dataset, with digest, size and rows of each.")
    public DatasetManifest manifest(@PathParam("key") String key) throws IOException, InterruptedException {
        StoredArtifact dataset = find(key);
        List<DatasetManifest.File> files = new ArrayList<>();
        for (Split split : Split.values()) {
            java.nio.file.Path file = dataset.folder().resolve(split.fileName());
            if (Files.exists(file)) {
                files.add(new DatasetManifest.File(
                        split.fileName(), Digests.sha256(file), Files.size(file), rows(dataset, split)));
            }
        }
        return new DatasetManifest(key, dataset.artifact().sha256(), files);
    }

    @GET
    @Path("/train.jsonl")
    @Produces(FileAnswer.JSON_LINES)
    @Operation(
            summary = "The training rows.",
            description = "One row a line. The entity tag is the SHA-256; one range of bytes at a time is honoured.")
    @APIResponse(responseCode = "200", description = "All rows.")
    @APIResponse(responseCode = "206", description = "The bytes of the range.")
    @APIResponse(responseCode = "304", description = "The rows are those of the entity tag.")
    @APIResponse(
            responseCode = "416",
            description = "The range begins after the end.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response train(@PathParam("key") String key, @Context HttpHeaders headers, @Context Request request)
            throws IOException, InterruptedException {
        return rows(key, Split.TRAIN, headers, request);
    }

    @GET
    @Path("/valid.jsonl")
    @Produces(FileAnswer.JSON_LINES)
    @Operation(
            summary = "The validation rows.",
            description = "One row a line. The entity tag is the SHA-256; one range of bytes at a time is honoured.")
    @APIResponse(responseCode = "200", description = "All rows.")
    @APIResponse(responseCode = "206", description = "The bytes of the range.")
    @APIResponse(responseCode = "304", description = "The rows are those of the entity tag.")
    @APIResponse(
            responseCode = "416",
            description = "The range begins after the end.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response valid(@PathParam("key") String key, @Context HttpHeaders headers, @Context Request request)
            throws IOException, InterruptedException {
        return rows(key, Split.VALID, headers, request);
    }

    private Response rows(String key, Split split, HttpHeaders headers, Request request)
            throws IOException, InterruptedException {
        java.nio.file.Path file = find(key).folder().resolve(split.fileName());
        if (!Files.exists(file)) {
            throw new ProblemException(Status.NOT_FOUND, "Dataset " + key + " has no " + split.fileName() + ".");
        }
        return new FileAnswer(file, split.fileName(), Digests.sha256(file), FileAnswer.JSON_LINES).to(headers, request);
    }

    private StoredArtifact find(String key) throws IOException, InterruptedException {
        if (!SafeName.isSafe(key)) {
            throw new ProblemException(
                    Status.BAD_REQUEST, "The key of a dataset has letters, digits, '.', '_' and '-' only.");
        }
        return artifacts
                .find(key)
                .filter(artifact -> artifact.artifact().kind() == Artifact.Kind.DATASET)
                .orElseThrow(() -> new ProblemException(Status.NOT_FOUND, "There is no dataset " + key + "."));
    }

    private static long rows(StoredArtifact dataset, Split split) {
        return dataset.facts().stream()
                .filter(Fact.Converted.class::isInstance)
                .map(Fact.Converted.class::cast)
                .filter(fact -> fact.split().equals(split.label()))
                .mapToLong(Fact.Converted::converted)
                .sum();
    }
}
