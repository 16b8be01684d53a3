package com.vegah.collectiq.settings;

import com.vegah.collectiq.value.Obstacle;
import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used: all that is wrong with them, each as cause and remedy; never with a secret's value. */
public final class SettingsProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Obstacle> obstacles;

    public SettingsProblem(List<Obstacle> obstacles) {
        super(obstacles.stream().map(Obstacle::toString).collect(Collectors.joining("\n")));
        this.obstacles = List.copyOf(obstacles);
    }

    public List<Obstacle> obstacles() {
        return obstacles;
    }
}
