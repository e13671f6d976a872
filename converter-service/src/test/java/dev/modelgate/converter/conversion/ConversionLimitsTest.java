package dev.modelgate.converter.conversion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.converter.ConverterResource;
import dev.modelgate.converter.conversion.RawClient.Answer;
import dev.modelgate.worker.WorkerConfig;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients do that break a limit, break off or lie, and that the service goes on as if nothing had been. */
@QuarkusTest
@WithTestResource(ConverterResource.class)
class ConversionLimitsTest {
    private static final String ROWS = "/conversions?to=openai";

    @Inject
    WorkerConfig config;

    @TestHTTPResource
    URI service;

    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new RawClient(service.getPort());
    }

    @AfterEach
    void theNextConversionIsTakenAndNothingUnfinishedIsLeft() throws IOException {
        client.close();
        // What broke off goes as soon as the service has noticed.
        Instant end = Instant.now().plusSeconds(30);
        do {
            assertThat(given().body(Rows.DIRECT).post(ROWS).statusCode()).isIn(200, 201);
        } while (!Rows.stages(config).isEmpty() && Instant.now().isBefore(end));
        assertThat(Rows.stages(config)).isEmpty();
    }

    private void theConnectionServesTheNextRequest() throws IOException {
        assertThat(client.head("GET /dialects").answer().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "413 | 2 | Line 2 is longer than 20000 bytes.         | long-line",
                "413 | 5001 | The body has more than 5000 rows              | rows",
                "422 | 2 | Line 2 is beyond a limit                   | nesting",
                "422 | 2 | Line 2 is beyond a limit                   | number",
            })
    void aLimitOfTheRowsIsAProblemWithTheLineAndTheConnectionServesTheNextRequest(
            int status, int line, String sentence, String what) throws IOException {
        // Given
        String body = Rows.DIRECT
                + switch (what) {
                    case "long-line" -> Rows.DIRECT.replace("Hello.", "x".repeat(30_000));
                    case "rows" -> Rows.DIRECT.repeat(5100);
                    case "nesting" -> "{\"messages\": " + "[".repeat(50) + "]".repeat(50) + "}\n";
                    default -> "{\"messages\": [" + "1".repeat(50) + "]}\n";
                }
                + Rows.DIRECT;
        // When
        Answer answer = client.post(ROWS, body).answer();
        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains(sentence).contains("\"line\":" + line);
        theConnectionServesTheNextRequest();
    }

    @Test
    void aBadParameterIsAProblemAndTheConnectionServesTheNextRequest() throws IOException {
        assertThat(client.post("/conversions?too=openai", Rows.DIRECT).answer().status())
                .isEqualTo(400);
        theConnectionServesTheNextRequest();
    }

    @Test
    void anUnknownEncodingIsAProblemAndTheConnectionServesTheNextRequest() throws IOException {
        Answer answer = client.post(ROWS, Rows.DIRECT.getBytes(StandardCharsets.UTF_8), "Content-Encoding: br")
                .answer();
        assertThat(answer.status()).isEqualTo(415);
        theConnectionServesTheNextRequest();
    }

    @Test
    void anOrdinaryConversionLeavesTheConnectionForTheNextRequest() throws IOException {
        assertThat(client.post(ROWS, Rows.DIRECT + Rows.WITHOUT_SYSTEM).answer().status())
                .isIn(200, 201);
        theConnectionServesTheNextRequest();
    }

    @Test
    void aLongRestOfABodyCostsTheConnectionButNotTheAnswer() throws IOException {
        // Given
        client.head("POST " + ROWS, "Content-Length: 10000000").send(Rows.DIRECT.repeat(6000));
        byte[] rest = new byte[200_000];
        Arrays.fill(rest, (byte) ' ');
        // When
        Answer answer = client.send(rest).answer();
        // Then
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.headers()).containsEntry("connection", "close");
        assertThat(client.closed()).isTrue();
    }

    @Test
    void aBodyThatSaysItIsTooLongIsRefusedBeforeItIsRead() throws IOException {
        Answer answer = client.head("POST " + ROWS, "Content-Length: 99000000", "Expect: 100-continue")
                .answer();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(client.closed()).isTrue();
    }

    @Test
    void aClientThatWaitsForASignToSendGetsIt() throws IOException {
        client.head("POST " + ROWS, "Content-Length: " + Rows.DIRECT.length(), "Expect: 100-continue");
        assertThat(client.answer().status()).isEqualTo(100);
        assertThat(client.send(Rows.DIRECT).answer().status()).isIn(200, 201);
        theConnectionServesTheNextRequest();
    }

    @Test
    void aBodyInChunksIsReadLikeAnother() throws IOException {
        client.head("POST " + ROWS, "Transfer-Encoding: chunked");
        String row = Rows.DIRECT;
        client.send(Integer.toHexString(row.length()) + "\r\n" + row + "\r\n0\r\n\r\n");
        assertThat(client.answer().status()).isIn(200, 201);
        theConnectionServesTheNextRequest();
    }

    @Test
    void aClientThatHangsUpInTheMiddleLeavesNothing() throws IOException {
        client.head("POST " + ROWS, "Content-Length: 100000").send(Rows.DIRECT + "{\"mess");
        client.close();
    }

    @Test
    void aClientThatSendsLessThanItSaidLeavesNothing() throws IOException {
        client.head("POST " + ROWS, "Content-Length: 100000").send(Rows.DIRECT);
        client.endOutput();
        assertThat(client.closed()).isTrue();
    }

    @Test
    void whatAClientSendsBeyondWhatItSaidIsNoPartOfTheBody() throws IOException {
        // When
        client.head("POST " + ROWS, "Content-Length: " + Rows.DIRECT.length()).send(Rows.DIRECT + Rows.WITH_CALL);
        // Then
        Answer answer = client.answer();
        assertThat(answer.status()).isIn(200, 201);
        assertThat(answer.body()).contains("\"rows\":1,");
        assertThat(client.answer().status()).isEqualTo(400);
    }

    @Test
    void aClientThatStallsIsToldSo() throws IOException {
        Answer answer = client.head("POST " + ROWS, "Content-Length: 100000")
                .send(Rows.DIRECT)
                .answer();
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.body()).contains("Nothing of the body arrived for PT2S");
        assertThat(client.closed()).isTrue();
    }

    @Test
    void oneConversionTooManyIsAskedToComeAgain() throws IOException {
        // Given
        try (RawClient second = new RawClient(service.getPort());
                RawClient third = new RawClient(service.getPort())) {
            for (RawClient one : List.of(client, second)) {
                one.head("POST " + ROWS, "Content-Length: " + Rows.DIRECT.length(), "Expect: 100-continue");
                assertThat(one.answer().status()).isEqualTo(100);
            }
            // When
            Answer answer = third.post(ROWS, Rows.WITH_CALL).answer();
            // Then
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.headers()).containsKey("retry-after");
            assertThat(client.send(Rows.DIRECT).answer().status()).isIn(200, 201);
            assertThat(second.send(Rows.DIRECT).answer().status()).isIn(200, 201);
        }
    }

    @Test
    void aGzipThatEndsEarlyIsAProblem() throws IOException {
        byte[] whole = gzip(Rows.DIRECT.getBytes(StandardCharsets.UTF_8));
        Answer answer = client.post(ROWS, Arrays.copyOf(whole, whole.length - 10), "Content-Encoding: gzip")
                .answer();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The body ends inside its gzip.");
        theConnectionServesTheNextRequest();
    }

    @Test
    void whatIsNoGzipIsAProblem() throws IOException {
        Answer answer = client.post(ROWS, Rows.DIRECT.getBytes(StandardCharsets.UTF_8), "Content-Encoding: gzip")
                .answer();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("not the gzip that its Content-Encoding says");
        theConnectionServesTheNextRequest();
    }

    @Test
    void aGzipBombIsAProblem() throws IOException {
        Answer answer = client.post(ROWS, gzip(new byte[24 << 20]), "Content-Encoding: gzip")
                .answer();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("stands for more than 50 times its own bytes");
        theConnectionServesTheNextRequest();
    }

    @Test
    void aGzipOfMoreThanTheBodysLimitIsAProblem() throws IOException {
        byte[] body = new byte[33 << 20];
        Random random = new Random(1);
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) ('a' + random.nextInt(4));
        }
        Answer answer = client.post(ROWS, gzip(body), "Content-Encoding: gzip").answer();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("The body has more than 33554432 bytes.");
    }

    @Test
    void theBodiesOfOtherAddressesStaySmall() throws IOException {
        Answer answer = client.head(
                        "POST /tool-calls/parse", "Content-Type: application/json", "Content-Length: 3000000")
                .answer();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(client.closed()).isTrue();
    }

    @Test
    void theBodiesOfOtherAddressesStaySmallWhenTheyDoNotSayTheirLength() throws IOException {
        client.head("POST /tool-calls/parse", "Content-Type: application/json", "Transfer-Encoding: chunked");
        client.send("2dc6c0\r\n[" + " ".repeat(2_999_999) + "\r\n");
        Answer answer = client.answer();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(client.closed()).isTrue();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
