package dev.modelgate.controller.evidence;

import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.controller.messaging.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The channels of facts and outcomes. A batch is acknowledged when all of it is stored or put aside. */
@ApplicationScoped
class EvidenceIntake {
    private final Intake intake;
    private final EvidenceStore store;

    EvidenceIntake(Intake intake, EvidenceStore store) {
        this.intake = intake;
        this.store = store;
    }

    @Incoming("observations")
    @Blocking
    void observations(ConsumerRecords<String, byte[]> records) {
        intake.take(records, Observation.class, Observation::evaluation, store::observations);
    }

    @Incoming("outcomes")
    @Blocking
    void outcomes(ConsumerRecords<String, byte[]> records) {
        intake.take(records, Outcome.class, Outcome::command, group -> group.forEach(store::outcome));
    }
}
