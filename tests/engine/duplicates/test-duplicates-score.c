/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes two records one, and what does not. Expected scores are worked out by hand from the
 * chances in accord-twin-score.c. */
#include "accord-config.h"

#include "accord-workspace.h"
#include "accord-duplicates.h"
#include "accord-test.h"

/* Two customers, nothing else in the file: the score of the pair, 0 where there is none. */
static int
score_of (const char *const *a, const char *const *b, AccordTwinReasons *reasons)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordEdit *edit = accord_edit_new ("Added two");
  const char *const *both[] = { a, b };
  g_autoptr (AccordChangeSet) set = NULL;
  AccordDuplicates *found;
  int score = 0;

  for (int i = 0; i < 2; i++)
    {
      gint64 id = accord_edit_create (edit, &accord_customer_kind);

      for (int f = 0; both[i][f] != NULL; f += 2)
        accord_edit_set_text (edit, &accord_customer_kind, id, both[i][f], both[i][f + 1]);
    }
  set = accord_test_commit (workspace, edit);
  found = accord_test_boxed (accord_duplicates_scan (accord_workspace_get_store (workspace), &accord_customer_kind, 1,
                                                     NULL, NULL, NULL));
  g_assert_cmpuint (found->n_scanned, ==, 2);
  g_assert_cmpuint (found->pairs->len, <=, 1);
  *reasons = 0;
  if (found->pairs->len == 1)
    {
      score = g_array_index (found->pairs, AccordTwins, 0).score;
      *reasons = g_array_index (found->pairs, AccordTwins, 0).reasons;
    }
  accord_duplicates_unref (found);
  accord_test_drop (workspace);
  return score;
}

#define ROW(...) ((const char *const[]) { __VA_ARGS__, NULL })

static void
assert_score (const char *const *a, const char *const *b, int score, AccordTwinReasons expected)
{
  AccordTwinReasons reasons;

  g_assert_cmpint (score_of (a, b, &reasons), ==, score);
  g_assert_cmpint (reasons, ==, expected);
}

static void
test_company_name_without_form_and_place (void)
{
  assert_score (ROW ("name", "苏州恒远科技有限公司", "type", "company"), ROW ("name", "恒远科技", "type", "company"), 80,
                ACCORD_TWIN_NAME);
  assert_score (ROW ("name", "Acme Corp.", "type", "company"), ROW ("name", "ACME, Inc", "type", "company"), 80,
                ACCORD_TWIN_NAME);
  assert_score (ROW ("name", "恒遠科技", "type", "company"), ROW ("name", "恒远科技股份有限公司", "type", "company"), 80,
                ACCORD_TWIN_NAME);
}

/* 0.8 halved: one name in two towns is often two firms. */
static void
test_same_company_name_elsewhere_is_unlikely (void)
{
  assert_score (ROW ("name", "苏州恒远科技有限公司", "type", "company"),
                ROW ("name", "上海恒远科技有限公司", "type", "company"), 40, ACCORD_TWIN_NAME);
}

static void
test_names_that_sound_alike (void)
{
  assert_score (ROW ("name", "恒远科技", "type", "company"), ROW ("name", "恒源科技", "type", "company"), 60,
                ACCORD_TWIN_SOUND);
  assert_score (ROW ("name", "Müller Bau", "type", "company"), ROW ("name", "Mueller Bau", "type", "company"), 60,
                ACCORD_TWIN_SOUND);
  assert_score (ROW ("name", "王小明", "type", "person"), ROW ("name", "Xiaoming Wang", "type", "person"), 35,
                ACCORD_TWIN_SOUND);
}

/* Of a rare name: 0.6, whatever the order of its words. */
static void
test_person_is_found_in_any_order_of_words (void)
{
  assert_score (ROW ("name", "Dr. Wei Wang", "type", "person"), ROW ("name", "wang wei", "type", "person"), 60,
                ACCORD_TWIN_NAME);
}

static void
test_letters_in_another_order_are_another_chinese_name (void)
{
  assert_score (ROW ("name", "李娜", "type", "person"), ROW ("name", "纳丽", "type", "person"), 0, 0);
}

/* 1-(1-0.5): and one slip in a name of seven letters. */
static void
test_a_slip_is_forgiven (void)
{
  assert_score (ROW ("name", "Nordwind", "type", "company"), ROW ("name", "Norwdind", "type", "company"), 50,
                ACCORD_TWIN_SPELLING);
  assert_score (ROW ("name", "Otto", "type", "company"), ROW ("name", "Otta", "type", "company"), 0, 0);
}

/* 1-(1-0.8)(1-0.98) = 0.996 */
static void
test_tax_id_is_proof (void)
{
  assert_score (ROW ("name", "恒远科技", "type", "company", "tax_id", "91350100M000100Y43"),
                ROW ("name", "恒远科技有限公司", "type", "company", "tax_id", "91350100m000100y43 "), 100,
                ACCORD_TWIN_NAME | ACCORD_TWIN_TAX_ID);
  assert_score (ROW ("name", "Alpha", "type", "company", "tax_id", "91350100M000100Y43"),
                ROW ("name", "Omega Trading", "type", "company", "tax_id", "91350100M000100Y43"), 98, ACCORD_TWIN_TAX_ID);
}

/* Two valid codes are two firms, even of one name: at most 0.4. */
static void
test_two_tax_ids_are_two_firms (void)
{
  assert_score (ROW ("name", "恒远科技", "type", "company", "tax_id", "91350100M000100Y43"),
                ROW ("name", "恒远科技", "type", "company", "tax_id", "91110000600037341L"), 40,
                ACCORD_TWIN_NAME | ACCORD_TWIN_OTHER_TAX_ID);
}

/* 1-(1-0.6)(1-0.7)(…): name and phone 0.88, with the e-mail 0.982. */
static void
test_evidence_adds_up (void)
{
  assert_score (ROW ("name", "王伟", "type", "person", "phone", "+86 138 0013 8000"),
                ROW ("name", "王伟", "type", "person", "phone", "13800138000"), 88, ACCORD_TWIN_NAME | ACCORD_TWIN_PHONE);
  assert_score (ROW ("name", "王伟", "type", "person", "phone", "13800138000", "email", "Wei.Wang+crm@gmail.com"),
                ROW ("name", "王伟", "type", "person", "phone", "13800138000", "email", "weiwang@googlemail.com"), 98,
                ACCORD_TWIN_NAME | ACCORD_TWIN_PHONE | ACCORD_TWIN_EMAIL);
}

/* 0.7·0.7: a switchboard. 0.6·0.7: info@ is read by many. */
static void
test_a_shared_number_is_not_enough (void)
{
  assert_score (ROW ("name", "Alpha", "type", "person", "phone", "030 1234567"),
                ROW ("name", "Omega", "type", "person", "phone", "+49 30 1234567"), 49, ACCORD_TWIN_PHONE);
  assert_score (ROW ("name", "Alpha", "type", "company", "email", "info@x.org"),
                ROW ("name", "Omega", "type", "company", "email", "INFO@x.org"), 42, ACCORD_TWIN_EMAIL);
}

static void
test_site_without_its_path (void)
{
  assert_score (ROW ("name", "Alpha Werk", "type", "company", "website", "https://www.alpha.de/kontakt"),
                ROW ("name", "Alpha Werke", "type", "company", "website", "alpha.de"), 75,
                ACCORD_TWIN_SPELLING | ACCORD_TWIN_WEBSITE);
  assert_score (ROW ("name", "Alpha", "type", "company", "website", "https://facebook.com/alpha"),
                ROW ("name", "Omega", "type", "company", "website", "https://facebook.com/omega"), 0, 0);
}

/* 1-(1-0.6)·0.85 = 0.66 in one town, 0.6·0.8 in two. */
static void
test_town_speaks_for_and_against_a_name (void)
{
  assert_score (ROW ("name", "Wei Wang", "type", "person", "city", "München"),
                ROW ("name", "Wang Wei", "type", "person", "city", "munchen"), 66, ACCORD_TWIN_NAME | ACCORD_TWIN_CITY);
  assert_score (ROW ("name", "Wei Wang", "type", "person", "city", "Berlin"),
                ROW ("name", "Wang Wei", "type", "person", "city", "Bonn"), 48, ACCORD_TWIN_NAME);
  assert_score (ROW ("name", "Alpha", "type", "company", "city", "Bonn"),
                ROW ("name", "Omega", "type", "company", "city", "Bonn"), 0, 0);
}

static void
test_reasons_are_words (void)
{
  g_auto (GStrv) words = accord_twin_reasons_to_words (ACCORD_TWIN_SOUND | ACCORD_TWIN_TAX_ID);

  g_assert_cmpstr (words[0], ==, "same tax id");
  g_assert_cmpstr (words[1], ==, "names sound alike");
  g_assert_null (words[2]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/duplicates/score/company-name-without-form-and-place", test_company_name_without_form_and_place);
  g_test_add_func ("/duplicates/score/same-company-name-elsewhere-is-unlikely", test_same_company_name_elsewhere_is_unlikely);
  g_test_add_func ("/duplicates/score/names-that-sound-alike", test_names_that_sound_alike);
  g_test_add_func ("/duplicates/score/person-is-found-in-any-order-of-words", test_person_is_found_in_any_order_of_words);
  g_test_add_func ("/duplicates/score/letters-in-another-order-are-another-chinese-name", test_letters_in_another_order_are_another_chinese_name);
  g_test_add_func ("/duplicates/score/a-slip-is-forgiven", test_a_slip_is_forgiven);
  g_test_add_func ("/duplicates/score/tax-id-is-proof", test_tax_id_is_proof);
  g_test_add_func ("/duplicates/score/two-tax-ids-are-two-firms", test_two_tax_ids_are_two_firms);
  g_test_add_func ("/duplicates/score/evidence-adds-up", test_evidence_adds_up);
  g_test_add_func ("/duplicates/score/a-shared-number-is-not-enough", test_a_shared_number_is_not_enough);
  g_test_add_func ("/duplicates/score/site-without-its-path", test_site_without_its_path);
  g_test_add_func ("/duplicates/score/town-speaks-for-and-against-a-name", test_town_speaks_for_and_against_a_name);
  g_test_add_func ("/duplicates/score/reasons-are-words", test_reasons_are_words);
  return g_test_run ();
}
