/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search against a reading of every row, while records come, change, go and return. */
#include "accord-config.h"

#include <string.h>
#include "accord-bulk.h"
#include "accord-text.h"
#include "search-oracle.h"
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)

static AccordWorkspace *workspace;

/* Few parts, so that they meet inside one another. */
static const char *const parts[] = { "wind", "sys", "an", "na", "Nor", "ABBA", "ba", "Müller", "é", "tem", "恒", "远", "王", "伟",
                                     "上海", "科技", "GmbH", "77", "7", "0049", "O'", "ﬁ", "x" };
static const char *const joints[] = { "", "", "", " ", " ", "-", ".", "@" };

#define ANY(list) (list)[g_test_rand_int_range (0, G_N_ELEMENTS (list))]

static char *
any_text (int most)
{
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, most + 1); n > 0; n--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ANY (joints) : "", ANY (parts));
  return g_string_free_and_steal (text);
}

static void
set_any (AccordEdit *edit, gint64 id)
{
  g_autofree char *name = any_text (4);
  g_autofree char *mail = g_strdup_printf ("%s%d@c%x.example", ANY (parts), g_test_rand_int_range (0, 50),
                                           (guint) g_test_rand_int_range (0, 4096));
  g_autofree char *phone = g_strdup_printf ("+49 %d %07d", g_test_rand_int_range (20, 99), g_test_rand_int_range (0, 99999));

  accord_edit_set_text (edit, CUSTOMER, id, "name", name);
  if (g_test_rand_bit ())
    accord_edit_set_text (edit, CUSTOMER, id, "email", mail);
  if (g_test_rand_bit ())
    accord_edit_set_text (edit, CUSTOMER, id, "phone", phone);
  accord_edit_set_text (edit, CUSTOMER, id, "city", g_test_rand_bit () ? "Rotterdam" : "上海");
}

static AccordJournal *
journal (void)
{
  return accord_workspace_get_journal (workspace);
}

static void
create_some (int n)
{
  AccordEdit *edit = accord_edit_new ("Made");

  for (int i = 0; i < n; i++)
    set_any (edit, accord_edit_create (edit, CUSTOMER));
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

/* What stands somewhere in a field of a record, of one to six characters. */
static char *
any_part (GPtrArray *records)
{
  static const char *const fields[] = { "name", "name", "phone", "email", "city" };
  AccordRecord *record = records->pdata[g_test_rand_int_range (0, (int) records->len)];
  const char *text = accord_record_text (record, ANY (fields));
  glong length = text ? g_utf8_strlen (text, -1) : 0;
  glong from, most;

  if (length == 0)
    return any_text (2);
  from = g_test_rand_int_range (0, (int) length);
  most = from + g_test_rand_int_range (1, 7);
  return g_utf8_substring (text, from, MIN (length, most));
}

static AccordIds *
find_ids (const char *typed, gint64 limit)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);

  accord_query_set_search (query, typed);
  accord_query_set_limit (query, limit);
  return accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), query));
}

static void
assert_same (const char *typed, GArray *found, GArray *expected)
{
  gboolean same = found->len == expected->len &&
                  (found->len == 0 || memcmp (found->data, expected->data, found->len * sizeof (gint64)) == 0);

  if (!same)
    g_test_message ("“%s”: %u found, %u are there", typed, found->len, expected->len);
  g_assert_true (same);
}

static void
assert_finds (const char *typed)
{
  g_autoptr (GArray) expected = search_oracle (workspace, typed);
  gboolean more;
  g_autoptr (GArray) found = search_found (workspace, typed, 0, &more);
  g_autoptr (GArray) quick = search_found (workspace, typed, 900, &more);
  g_autoptr (GArray) few = search_found (workspace, typed, 3, &more);

  assert_same (typed, found, expected);
  assert_same (typed, quick, expected);
  g_assert_cmpuint (few->len, ==, MIN (3, expected->len));
  g_assert_cmpint (more, ==, expected->len > 3);
}

static void
assert_finds_any (int n)
{
  g_autoptr (GPtrArray) records = search_customers (workspace);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *typed = i % 8 == 7 || records->len == 0 ? any_text (2) : any_part (records);

      assert_finds (typed);
    }
}

static void
change_some (void)
{
  g_autoptr (GPtrArray) records = search_customers (workspace);
  AccordEdit *edit = accord_edit_new ("Changed");

  for (int i = 0; i < 5; i++)
    set_any (edit, accord_record_id (records->pdata[g_test_rand_int_range (0, (int) records->len)]));
  accord_edit_delete (edit, CUSTOMER, accord_record_id (records->pdata[0]));
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

static gboolean
import_some (AccordBulk *bulk, gpointer data, GError **error)
{
  AccordValue values[64] = { 0 };
  gboolean ok = TRUE;

  for (int i = 0; ok && i < GPOINTER_TO_INT (data); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %06d", ANY (parts), g_test_rand_int_range (0, 999999));

      accord_value_set_text (&values[accord_kind_find (CUSTOMER, "name")], name);
      ok = accord_bulk_create (bulk, CUSTOMER, values, error) > 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    accord_value_clear (&values[i]);
  return ok;
}

static void
import (int n)
{
  accord_change_set_unref (accord_test_boxed (accord_journal_bulk (journal (), "Imported", import_some, GINT_TO_POINTER (n), NULL)));
}

static void
test_search_finds_what_reading_every_row_finds (void)
{
  create_some (60);
  assert_finds_any (40);
  for (int round = 0; round < 6; round++)
    {
      change_some ();
      assert_finds_any (12);
      accord_test_done (accord_journal_undo (journal ()));
      assert_finds_any (6);
      accord_test_done (accord_journal_redo (journal ()));
      create_some (5);
      assert_finds_any (6);
    }
  import (40);
  assert_finds_any (10);
  accord_test_done (accord_journal_undo (journal ()));
  assert_finds_any (10);
}

static void
test_any_three_letters_of_a_field_find_its_record (void)
{
  g_autoptr (GPtrArray) records = NULL;
  gboolean more;

  create_some (40);
  records = search_customers (workspace);
  g_assert_cmpuint (records->len, >, 0);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = accord_record_id (records->pdata[i]);
      g_autofree char *name = accord_text_index (accord_record_title (records->pdata[i]));
      glong n = g_utf8_strlen (name, -1);

      for (glong at = 0; at + 3 <= n; at++)
        {
          g_autofree char *part = g_utf8_substring (name, at, at + 3);
          g_autoptr (GArray) found = search_found (workspace, part, 0, &more);
          gboolean has = strchr (part, ' ') != NULL; /* fewer than three letters */

          for (guint k = 0; k < found->len; k++)
            has |= g_array_index (found, gint64, k) == id;
          g_assert_true (has);
        }
    }
}

/* Beginnings of hundreds of words, alone and beside rare ones. */
static void
test_beginning_of_many_words_is_whole (void)
{
  static const char *const typed[] = { "1", "12", "0", "00", "wind 1", "na 0", "0 wind", "恒 1", "王 0 恒", "1 恒 wind", "1 2", "x 99999", "49 c", "c 49 0" };

  create_some (40);
  import (1500);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    assert_finds (typed[i]);
}

/* A list shows the first hits at once and then all: none of the first may move. */
static void
test_first_hits_are_the_beginning_of_all (void)
{
  static const char *const typed[] = { "1", "12", "wind", "wind 1", "ind", "0", "恒", "49 c", "49 49" };

  create_some (300);
  import (1500);
  accord_test_done (accord_store_expect_search (accord_workspace_get_store (workspace), CUSTOMER));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (AccordIds) first = find_ids (typed[i], 60);
      g_autoptr (AccordIds) all = find_ids (typed[i], 0);

      g_assert_cmpuint (first->n_ids, ==, MIN (60, all->n_ids));
      g_assert_cmpmem (first->ids, first->n_ids * sizeof (gint64), all->ids, first->n_ids * sizeof (gint64));
    }
}

/* However it is stored and typed. */
static void
test_number_is_found_in_every_spelling (void)
{
  static const char *const stored[] = { "+49 30 1234567", "030/1234567", "0049 (0)30 1234567" };
  static const char *const typed[] = { "+49 30 123", "030 1234567", "0049301234567", "301234567", "123 45", "(030) 12345", "1234567" };
  static const char *const chinese[] = { "+86 138 0013 8000", "13800138000", "138-0013-8000", "0086138", "138 00" };

  for (guint i = 0; i < G_N_ELEMENTS (stored); i++)
    accord_test_create (workspace, CUSTOMER, "name", "Berliner", "phone", stored[i], NULL);
  accord_test_create (workspace, CUSTOMER, "name", "王伟", "phone", "138 0013 8000", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gboolean more;
      g_autoptr (GArray) found = search_found (workspace, typed[i], 0, &more);

      g_test_message ("“%s”: %u", typed[i], found->len);
      /* A number that does not say its country is not known to be of it. */
      g_assert_cmpuint (found->len, ==, strstr (typed[i], "49") != NULL ? 2 : 3);
      assert_finds (typed[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (chinese); i++)
    {
      gboolean more;
      g_autoptr (GArray) found = search_found (workspace, chinese[i], 0, &more);

      g_test_message ("“%s”: %u", chinese[i], found->len);
      g_assert_cmpuint (found->len, ==, 1);
    }
}

/* Asked for on the spot, before the words are in memory, the rows are read. */
static void
test_search_is_whole_before_the_words_are_read (void)
{
  static const char *const typed[] = { "ind", "ind sy", "tterda", "049", "zzz" };

  create_some (40);
  workspace = accord_test_reopen (workspace);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
      g_autoptr (GArray) expected = search_oracle (workspace, typed[i]);

      accord_query_set_search (query, typed[i]);
      g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query)), ==, expected->len);
    }
  assert_finds_any (10);
}

static void
commit_during_the_reading_of_words (int *n_made)
{
  int first = *n_made; /* however many a round makes, no name comes twice */
  g_autoptr (DexFuture) reading = NULL;

  workspace = accord_test_reopen (workspace);
  reading = accord_store_expect_search (accord_workspace_get_store (workspace), CUSTOMER);
  do
    {
      g_autofree char *name = g_strdup_printf ("Quux%dvolt", (*n_made)++);

      accord_test_create (workspace, CUSTOMER, "name", name, NULL);
    }
  while (dex_future_is_pending (reading));
  g_test_message ("%d commits meanwhile", *n_made - first);
  for (int i = first; i < *n_made; i++)
    {
      g_autofree char *inside = g_strdup_printf ("uux%dvo", i);
      gboolean more;
      g_autoptr (GArray) found = search_found (workspace, inside, 0, &more);

      g_assert_cmpuint (found->len, ==, 1);
    }
}

/* Commits that happen while the words are being read: none of their words is missed. */
static void
test_commit_during_the_reading_of_words_is_found (void)
{
  int n_made = 0;

  import (12000);
  for (int round = 0; round < 4; round++)
    commit_during_the_reading_of_words (&n_made);
}

/* More words than are written down, while they are known and while they are being read. */
static void
test_import_is_searched_after_the_words_were_known (void)
{
  g_autoptr (DexFuture) reading = NULL;

  create_some (5);
  assert_finds_any (4);
  import (24000);
  accord_test_create (workspace, CUSTOMER, "name", "Rowingboat", NULL);
  assert_finds ("wingb");
  workspace = accord_test_reopen (workspace);
  reading = accord_store_expect_search (accord_workspace_get_store (workspace), CUSTOMER);
  import (24000);
  accord_test_create (workspace, CUSTOMER, "name", "Sailboat", NULL);
  assert_finds ("ilboa");
  accord_test_wait (reading);
}

/* A window that may only read, beside one that writes. */
static void
test_reader_beside_a_writer_finds_what_the_other_wrote (void)
{
  const char *path = accord_workspace_get_path (workspace);
  AccordStore *store = fixture_open (path, ACCORD_STORE_READ_ONLY);

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Quux%dvolt", i);
      g_autofree char *inside = g_strdup_printf ("uux%dvo", i);
      g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
      g_autoptr (AccordIds) ids = NULL;

      accord_test_create (workspace, CUSTOMER, "name", name, NULL);
      accord_query_set_search (query, inside);
      ids = accord_test_boxed (accord_store_find (store, query));
      g_assert_cmpuint (ids->n_ids, ==, 1);
    }
  fixture_close (store);
}

static void
test_closing_does_not_wait_for_the_words (void)
{
  AccordStore *store;
  g_autoptr (DexFuture) reading = NULL;
  gint64 start;

  import (20000);
  store = accord_workspace_get_store (workspace);
  reading = accord_store_expect_search (store, CUSTOMER);
  start = g_get_monotonic_time ();
  workspace = accord_test_reopen (workspace);
  accord_test_wait (reading);
  g_test_message ("closed and opened after %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  assert_finds ("Rotter");
}

static void
run (gconstpointer test)
{
  workspace = accord_test_workspace ();
  ((GTestFunc) test) ();
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
#define ADD(name, test) g_test_add_data_func ("/search/" name, (gconstpointer) test, run)
  ADD ("finds-what-reading-every-row-finds", test_search_finds_what_reading_every_row_finds);
  ADD ("any-three-letters-of-a-field-find-its-record", test_any_three_letters_of_a_field_find_its_record);
  ADD ("beginning-of-many-words-is-whole", test_beginning_of_many_words_is_whole);
  ADD ("first-hits-are-the-beginning-of-all", test_first_hits_are_the_beginning_of_all);
  ADD ("number-is-found-in-every-spelling", test_number_is_found_in_every_spelling);
  ADD ("is-whole-before-the-words-are-read", test_search_is_whole_before_the_words_are_read);
  ADD ("commit-during-the-reading-of-words-is-found", test_commit_during_the_reading_of_words_is_found);
  ADD ("import-is-searched-after-the-words-were-known", test_import_is_searched_after_the_words_were_known);
  ADD ("reader-beside-a-writer-finds-what-the-other-wrote", test_reader_beside_a_writer_finds_what_the_other_wrote);
  ADD ("closing-does-not-wait-for-the-words", test_closing_does_not_wait_for_the_words);
  return g_test_run ();
}
