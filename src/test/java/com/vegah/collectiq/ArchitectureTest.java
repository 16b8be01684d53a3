package com.vegah.collectiq;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** The house's order and its bans; no exceptions list. */
@AnalyzeClasses(packages = "com.vegah.collectiq", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "com.vegah.collectiq.";

    /** From the left: a package uses only what stands in an earlier row (packages of one row do not use each other). */
    private static final List<List<String>> ORDER = List.of(
            List.of("time"),
            List.of("value"),
            List.of("audio"),
            List.of("settings"),
            List.of("journal"),
            List.of("receivable"),
            List.of("compliance"),
            List.of("outreach"),
            List.of("call"),
            List.of("server"),
            List.of("db", "mail", "exchange", "twilio", "openai", "sound", "portal", "supervision", "rehearsal"),
            List.of("ui.fx"),
            List.of("ui.place"),
            List.of("ui.worklist", "ui.payer", "ui.calls", "ui.letters", "ui.supervisor", "ui.insight", "ui.settings"),
            List.of("ui.shell"),
            List.of("app"));

    private static final String[] CORE =
            packages("time", "value", "audio", "settings", "journal", "receivable", "compliance", "outreach", "call");

    private static final String[] ADAPTERS =
            packages("db", "mail", "exchange", "twilio", "openai", "sound", "portal", "supervision", "rehearsal");

    @ArchTest
    void each_package_uses_only_what_stands_left_of_it(com.tngtech.archunit.core.domain.JavaClasses house) {
        for (int row = 0; row < ORDER.size(); row++) {
            for (String name : ORDER.get(row)) {
                noClasses()
                        .that()
                        .resideInAPackage(BASE + name + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(notLeftOf(row, name))
                        .because(name + " may use only what stands left of it")
                        .allowEmptyShould(true)
                        .check(house);
            }
        }
    }

    @ArchTest
    static final ArchRule every_class_has_a_room =
            classes().should().resideInAnyPackage(allRooms()).because("the order names every package");

    @ArchTest
    static final ArchRule no_cycles = slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_cycles_between_screens =
            slices().matching(BASE + "ui.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_core_knows_no_technology = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx..",
                    "java.sql..",
                    "javax.sql..",
                    "org.jdbi..",
                    "java.net.http..",
                    "com.sun.net.httpserver..",
                    "org.java_websocket..",
                    "com.fasterxml.jackson..",
                    "com.twilio..",
                    "jakarta.mail..");

    @ArchTest
    static final ArchRule only_the_desk_shows_windows = noClasses()
            .that(not(resideInAnyPackage(packages("ui", "app"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..");

    @ArchTest
    static final ArchRule screens_know_no_adapter = noClasses()
            .that()
            .resideInAPackage(BASE + "ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS);

    @ArchTest
    static final ArchRule only_ui_fx_touches_platform = noClasses()
            .that(not(resideInAPackage(BASE + "ui.fx..")))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javafx.application.Platform");

    @ArchTest
    static final ArchRule only_app_ends_the_program = noClasses()
            .that(not(resideInAPackage(BASE + "app..")))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class);

    @ArchTest
    static final ArchRule only_app_writes_to_the_terminal = noClasses()
            .that(not(resideInAPackage(BASE + "app..")))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule nobody_makes_threads_by_hand = noClasses()
            .should()
            .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(Thread.class))));

    @ArchTest
    static final ArchRule nobody_prints_stack_traces =
            noClasses().should().callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule only_the_guard_makes_permits = noClasses()
            .that(not(resideInAPackage(BASE + "compliance..")))
            .should()
            .callConstructor(
                    com.vegah.collectiq.compliance.Permit.class,
                    com.vegah.collectiq.value.PayerId.class,
                    com.vegah.collectiq.compliance.Channel.class,
                    java.time.Instant.class,
                    java.time.Instant.class);

    /** Everything but the package itself and the rows before it. */
    private static String[] notLeftOf(int row, String self) {
        List<String> banned = new ArrayList<>();
        for (int other = row; other < ORDER.size(); other++) {
            for (String name : ORDER.get(other)) {
                if (!name.equals(self)) {
                    banned.add(BASE + name + "..");
                }
            }
        }
        return banned.isEmpty() ? new String[] {"nowhere"} : banned.toArray(String[]::new);
    }

    private static String[] allRooms() {
        return ORDER.stream()
                .flatMap(List::stream)
                .map(name -> BASE + name + "..")
                .toArray(String[]::new);
    }

    private static String[] packages(String... names) {
        return java.util.Arrays.stream(names).map(name -> BASE + name + "..").toArray(String[]::new);
    }
}
