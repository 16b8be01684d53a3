package com.vegah.collectiq.db;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.Obstacle;
import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where a database is, and how to connect to it; its name is for people and holds no secret. */
record Place(String name, String url, String user, String password) {
    /**
     * AUTO_SERVER: commands work beside the running program. WRITE_DELAY=0: with the default delay rows committed just before a kill
     * were lost, with 0 none; a commit then costs about 0.2 ms.
     */
    private static final String SHARED_AND_DURABLE = ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
    // it stays while no connection is open, until closed by SHUTDOWN
    private static final String UNTIL_SHUTDOWN = ";DB_CLOSE_DELAY=-1";
    private static final String FILE = "collectiq";
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*@");

    static Place inFolder(Path folder) {
        Path file = folder.toAbsolutePath().normalize().resolve(FILE);
        if (file.toString().contains(";")) {
            throw new CannotOpen(
                    new Obstacle(text("db.folder.semicolon.cause", folder), text("db.folder.semicolon.remedy")), null);
        }
        PrivateFolder.make(folder);
        return new Place(file + ".mv.db", "jdbc:h2:file:" + file + SHARED_AND_DURABLE, "sa", "");
    }

    static Place inMemory() {
        return new Place("memory", "jdbc:h2:mem:" + UUID.randomUUID() + UNTIL_SHUTDOWN, "sa", "");
    }

    static Place at(Settings.Db db) {
        String name = CREDENTIALS.matcher(db.place()).replaceFirst("//");
        try {
            DriverManager.getDriver(db.url());
        } catch (SQLException e) {
            // its message would tell the whole url
            throw new CannotOpen(new Obstacle(text("db.url.cause", name), text("db.url.remedy")), null);
        }
        return new Place(name, db.url(), db.user(), db.password().reveal());
    }

    boolean isInMemory() {
        return url.startsWith("jdbc:h2:mem:");
    }

    HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        if (!user.isEmpty()) {
            config.setUsername(user);
            config.setPassword(password);
        }
        return config;
    }

    @Override
    public String toString() {
        return name;
    }
}
