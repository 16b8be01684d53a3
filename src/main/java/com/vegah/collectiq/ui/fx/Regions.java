package com.vegah.collectiq.ui.fx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Walks the keyboard from region to region of a window; each remembers where one was in it. UI thread only. */
public final class Regions {
    private final Supplier<List<Node>> regions;
    private final Map<Node, Node> remembered = new WeakHashMap<>();

    public Regions(Supplier<List<Node>> regions) {
        this.regions = regions;
    }

    /** One step forward or back, over regions that have nothing to focus. */
    public void walk(Scene scene, int step) {
        List<Node> all = regions.get();
        int here = here(all, Optional.ofNullable(scene.getFocusOwner()));
        for (int i = 1; i <= all.size(); i++) {
            Node region = all.get(Math.floorMod(here + step * i, all.size()));
            Optional<Node> target = target(region);
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    private int here(List<Node> all, Optional<Node> owner) {
        for (int i = 0; i < all.size(); i++) {
            Node region = all.get(i);
            if (owner.filter(node -> within(node, region)).isPresent()) {
                remembered.put(region, owner.get());
                return i;
            }
        }
        return -1;
    }

    private Optional<Node> target(Node region) {
        return Optional.ofNullable(remembered.get(region))
                .filter(node -> within(node, region) && canFocus(node))
                .or(() -> first(region));
    }

    private static Optional<Node> first(Node node) {
        if (canFocus(node)) {
            return Optional.of(node);
        }
        if (!node.isVisible() || !(node instanceof Parent parent)) {
            return Optional.empty();
        }
        return parent.getChildrenUnmodifiable().stream()
                .map(Regions::first)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean canFocus(Node node) {
        return node.isFocusTraversable() && node.isVisible() && !node.isDisabled() && node.getScene() != null;
    }

    private static boolean within(Node node, Node region) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up == region) {
                return true;
            }
        }
        return false;
    }
}
