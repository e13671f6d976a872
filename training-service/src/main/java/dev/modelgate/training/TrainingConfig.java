package dev.modelgate.training;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** What the training-service can be told beside what every worker can. Prefix {@code modelgate}. */
@ConfigMapping(prefix = "modelgate")
interface TrainingConfig {
    /** The converter-service, which datasets are fetched from ({@code MODELGATE_CONVERTER_URL}). */
    URI converterUrl();
}
