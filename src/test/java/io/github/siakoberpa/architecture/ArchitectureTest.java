package io.github.siakoberpa.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the folders. */
@AnalyzeClasses(packages = "io.github.siakoberpa", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.github.siakoberpa";
  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage(ROOT + "..");
  private static final DescribedPredicate<JavaClass> JAVA = resideInAnyPackage("java..", "javax..");

  @ArchTest
  static final ArchRule component_can_be_embedded_alone =
      classes()
          .that()
          .resideInAPackage(ROOT + ".whatsappweb..")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage(ROOT + ".whatsappweb..")
                  .or(JAVA)
                  .or(
                      resideInAnyPackage(
                          "org.apache.camel..",
                          "org.slf4j..",
                          "com.google.zxing..",
                          "org.jspecify..",
                          "com.microsoft.playwright..")));

  @ArchTest
  static final ArchRule only_the_session_knows_the_browser =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".whatsappweb.session..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.microsoft.playwright..");

  @ArchTest
  static final ArchRule rules_of_the_queue_know_nothing_but_numbers =
      classes()
          .that()
          .resideInAPackage(ROOT + ".queue..")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage(ROOT + ".queue..")
                  .or(JAVA)
                  .or(resideInAnyPackage("com.google.i18n.phonenumbers..", "org.jspecify..")));

  @ArchTest
  static final ArchRule sandbox_is_a_product_of_its_own =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".sandbox..")
          .should()
          .dependOnClassesThat(OURS.and(not(resideInAPackage(ROOT + ".sandbox.."))));

  @ArchTest
  static final ArchRule only_those_who_start_it_use_the_sandbox =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT, ROOT + ".cli..", ROOT + ".testkit..", ROOT + ".sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".sandbox..");

  @ArchTest
  static final ArchRule the_test_kit_knows_the_sandbox_alone =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".testkit..")
          .should()
          .dependOnClassesThat(
              OURS.and(not(resideInAnyPackage(ROOT + ".testkit..", ROOT + ".sandbox.."))));

  @ArchTest
  static final ArchRule nothing_of_the_product_needs_the_test_kit =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + ".testkit..", "org.junit..");

  @ArchTest
  static final ArchRule nothing_depends_on_the_doors =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT, ROOT + ".http..", ROOT + ".cli..", ROOT + ".whatsappqueue..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT, ROOT + ".http..", ROOT + ".cli..");

  @ArchTest
  static final ArchRule only_the_contract_knows_the_validator =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".contract..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.networknt..", "org.snakeyaml..");

  @ArchTest
  static final ArchRule only_one_folder_knows_brokers =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".broker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.jms..",
              "org.apache.qpid..",
              "org.apache.kafka..",
              "org.apache.camel.component.kafka..");

  @ArchTest
  static final ArchRule
      the_doctor_looks_at_the_database_and_the_browser_and_at_nothing_else_of_ours =
          noClasses()
              .that()
              .resideInAPackage(ROOT + ".doctor..")
              .should()
              .dependOnClassesThat(
                  OURS.and(
                      not(
                          resideInAnyPackage(
                              ROOT + ".doctor..",
                              ROOT + ".database..",
                              ROOT + ".whatsappweb.session.."))));

  @ArchTest
  static final ArchRule folders_have_no_cycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule names_say_the_domain =
      noClasses()
          .should()
          .resideInAnyPackage(
              ROOT + "..util..",
              ROOT + "..common..",
              ROOT + "..helper..",
              ROOT + "..impl..",
              ROOT + "..manager..");

  @ArchTest
  static final ArchRule time_comes_in_through_a_clock =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
