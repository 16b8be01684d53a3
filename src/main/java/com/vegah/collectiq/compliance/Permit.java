package com.vegah.collectiq.compliance;

import com.vegah.collectiq.value.PayerId;
import java.time.Instant;

/** Leave to contact one payer by one channel, now; only the guard makes one. */
public final class Permit {
    private final PayerId payer;
    private final Channel channel;
    private final Instant grantedAt;

    Permit(PayerId payer, Channel channel, Instant grantedAt) {
        this.payer = payer;
        this.channel = channel;
        this.grantedAt = grantedAt;
    }

    public PayerId payer() {
        return payer;
    }

    public Channel channel() {
        return channel;
    }

    public Instant grantedAt() {
        return grantedAt;
    }
}
