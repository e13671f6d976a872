package dev.modelgate.dialects.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.convert.ConversionLimits;
import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.dialects.convert.ConversionReport;
import dev.modelgate.dialects.convert.ConversionSink;
import dev.modelgate.dialects.convert.RowConverter;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.dialect.Unsayable;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.Severity;
import dev.modelgate.dialects.json.JsonLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Any bytes, read as rows of each dialect and written in another, end in rows and findings. */
class RowsFuzz {
    private static final ReadOptions FORGIVING = ReadOptions.DEFAULT
            .withRecoverFencedCalls(true)
            .withBareCode("execute_code", "code")
            .withTextAfterCalls(Unsayable.DROP);
    private static final List<ConversionOptions> CONVERSIONS = conversions();

    @FuzzTest(maxDuration = "30s")
    void anyBytesEndInRowsAndFindings(byte[] file) throws IOException {
        for (ConversionOptions options : CONVERSIONS) {
            byte[] written = holds(options, file);
            if (written.length > 0) {
                // What a dialect writes it can read; "openai" takes even texts that look like calls for what they are.
                holds(ConversionOptions.of(options.to(), Dialects.named("openai")), written);
            }
        }
    }

    private static byte[] holds(ConversionOptions options, byte[] file) throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        Set<Long> refused = new HashSet<>();
        ConversionReport report = new RowConverter(options)
                .convert(new ByteArrayInputStream(file), new ConversionSink() {
                    @Override
                    public void row(long line, byte[] bytes, int from, int length) {
                        rows.write(bytes, from, length);
                    }

                    @Override
                    public void finding(Finding finding) {
                        if (finding.severity() == Severity.ERROR) {
                            refused.add(finding.line());
                        }
                    }

                    @Override
                    public boolean wantsText() {
                        return true;
                    }
                });
        assertThat(report.converted() + report.refused()).isEqualTo(report.rows());
        assertThat(report.refused()).as("each with an error").isEqualTo(refused.size());
        return rows.toByteArray();
    }

    private static List<ConversionOptions> conversions() {
        List<ConversionOptions> conversions = new ArrayList<>();
        for (int i = 0; i < Dialects.all().size(); i++) {
            ConversionOptions each =
                    ConversionOptions.of(Dialects.all().get(i), Dialects.all().get((i + 4) % 9));
            conversions.add(each.withLimits(new ConversionLimits(1 << 20, 1_000, new JsonLimits(40, 50, 1 << 20))));
        }
        conversions.add(ConversionOptions.detecting(Dialects.named("mistral-v13"))
                .withRead(FORGIVING)
                .withWrite(new WriteOptions(Unsayable.DROP, 0))
                .withLeadingSystem("S")
                .withRowPerAssistantTurn(true));
        return List.copyOf(conversions);
    }
}
