package com.vegah.collectiq.db;

class H2StoresTest extends StoresContract {
    @Override
    Database openEmpty() {
        return Database.inMemory();
    }
}
