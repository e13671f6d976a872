package dev.modelgate.controller.dispatch;

import jakarta.enterprise.context.ApplicationScoped;

/** Does what a start of the service does to the commands that are open. */
@ApplicationScoped
public class Restarts {
    private final Resend resend;

    Restarts(Resend resend) {
        this.resend = resend;
    }

    public void again() {
        resend.atStart(null);
    }
}
