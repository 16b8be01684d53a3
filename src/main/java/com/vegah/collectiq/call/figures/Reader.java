package com.vegah.collectiq.call.figures;

import java.util.List;
import java.util.Set;

/** The parts of a text by number; beyond its end there is nothing. */
final class Reader {
    private static final Token NOTHING = new Token(Token.Kind.SIGN, "", 0, 0);

    private final List<Token> tokens;

    Reader(List<Token> tokens) {
        this.tokens = tokens;
    }

    int size() {
        return tokens.size();
    }

    Token at(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : NOTHING;
    }

    String word(int i) {
        return at(i).word();
    }

    boolean is(int i, Token.Kind kind) {
        return i >= 0 && i < tokens.size() && at(i).is(kind);
    }

    boolean oneOf(int i, Set<String> words) {
        return words.contains(word(i));
    }
}
