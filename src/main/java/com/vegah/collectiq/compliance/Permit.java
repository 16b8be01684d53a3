package com.vegah.collectiq.compliance;

import com.vegah.collectiq.value.PayerId;
import java.time.Instant;

/** Leave to contact one payer by one channel, now and until a given instant; only the guard makes one. */
public final class Permit {
    private final PayerId payer;
    private final Channel channel;
    private final Instant grantedAt;
    private final Instant until;

    Permit(PayerId payer, Channel channel, Instant grantedAt, Instant until) {
        this.payer = payer;
        this.channel = channel;
        this.grantedAt = grantedAt;
        this.until = until;
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

    /** The act must have begun before this: an act that waited longer asks the guard again. */
    public Instant until() {
        return until;
    }
}
