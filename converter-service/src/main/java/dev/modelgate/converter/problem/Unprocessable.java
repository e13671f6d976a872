package dev.modelgate.converter.problem;

import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.core.Response.StatusType;

/** 422, which Jakarta REST has no constant for (RFC 9110, 15.5.21). */
enum Unprocessable implements StatusType {
    CONTENT;

    @Override
    public int getStatusCode() {
        return 422;
    }

    @Override
    public Family getFamily() {
        return Family.CLIENT_ERROR;
    }

    @Override
    public String getReasonPhrase() {
        return "Unprocessable Content";
    }
}
