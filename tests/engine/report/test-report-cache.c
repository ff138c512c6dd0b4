/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The deals that are kept from one opening to the next: figures made from them are those of a full recount whatever was done
 * since, and whatever is doubtful is read from the workspace. --seed repeats a run. */

#include "accord-memory-fixture.h"

#include "accord-book-cache.h"
#include "accord-erasure.h"
#include "accord-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define DEEDS 8

static void
set_up (Memory *t, gconstpointer data)
{
  accord_book_cache_set_least (1);
  memory_set_up (t, data);
}

static void
tear_down (Memory *t, gconstpointer data)
{
  accord_book_cache_drop (t->f.store);
  memory_tear_down (t, data);
}

static char *
path_of (Memory *t)
{
  return accord_book_cache_path (t->f.store);
}

static gboolean
is_kept (Memory *t)
{
  g_autofree char *path = path_of (t);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* As after closing the workspace. */
static void
forget (Memory *t)
{
  g_object_set_data (G_OBJECT (t->f.store), "accord-deal-book", NULL);
}

static DexFuture *
came_kept (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  return dex_future_new_for_boolean (book->cache_txn != 0);
}

/* The deals are asked for as after opening: whether they came from what was kept. */
static gboolean
loads (Memory *t)
{
  g_autoptr (DexFuture) asked = NULL;

  forget (t);
  asked = accord_deal_book_read (t->f.store, came_kept, NULL, NULL);
  accord_test_wait (asked);
  return g_value_get_boolean (dex_future_get_value (asked, NULL));
}

static void
keep (Memory *t)
{
  g_autoptr (DexFuture) saved = NULL;

  accord_test_done (accord_deal_book_expect (t->f.store));
  saved = accord_book_cache_save (t->f.store, accord_deal_book_of (t->f.store));
  accord_test_wait (saved);
  g_assert_true (g_value_get_boolean (dex_future_get_value (saved, NULL)));
  g_assert_true (is_kept (t));
}

/* Figures and charts of the deals in memory are those of the file, and those of deals that are read anew. */
static void
assert_right (Memory *t)
{
  g_autofree char *followed = memory_charts (t), *fresh = NULL;

  memory_assert_groups (t, 3);
  accord_book_cache_drop (t->f.store);
  g_assert_false (loads (t));
  fresh = memory_charts (t);
  g_assert_cmpstr (followed, ==, fresh);
}

static void
test_random_deeds (Memory *t, gconstpointer data)
{
  int n_kept = 0;

  for (int i = 0; i < 3; i++)
    {
      keep (t);
      forget (t);
      for (int k = 0; k < DEEDS; k++)
        memory_deed (t);
      n_kept += loads (t); /* else none of the deals that a reason was kept by says it any more: they are read anew */
      memory_deed (t);
      assert_right (t);
    }
  g_assert_cmpint (n_kept, >, 0);
}

/* What is kept after changes that the deals in memory followed. */
static void
test_kept_again (Memory *t, gconstpointer data)
{
  keep (t);
  for (int i = 0; i < 3; i++)
    {
      for (int k = 0; k < DEEDS; k++)
        memory_deed (t);
      keep (t);
      g_assert_true (loads (t));
    }
  memory_assert_groups (t, MEMORY_N_GROUPS);
  assert_right (t);
}

static void
test_undo_and_merges (Memory *t, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);

  for (int i = 0; i < 3; i++)
    memory_merge_two (t);
  keep (t);
  forget (t);
  for (int i = 0; i < 3; i++)
    memory_attempt (t, accord_journal_undo (journal));
  g_assert_true (loads (t));
  assert_right (t);
}

/* Damage */

typedef struct {
  char *path;
  char *bytes;
  gsize size;
} Content;

static Content
content_of (Memory *t)
{
  Content content = { .path = path_of (t) };

  g_assert_true (g_file_get_contents (content.path, &content.bytes, &content.size, NULL));
  return content;
}

static void
content_clear (Content *self)
{
  g_free (self->path);
  g_free (self->bytes);
}

static void
write_kept (const Content *content, gsize size)
{
  g_assert_true (g_file_set_contents (content->path, content->bytes, (gssize) size, NULL));
}

static void
test_cut_short (Memory *t, gconstpointer data)
{
  Content content;

  keep (t);
  content = content_of (t);
  for (int i = 0; i < 12; i++)
    {
      write_kept (&content, content.size * (gsize) i / 12);
      g_assert_false (loads (t));
    }
  write_kept (&content, content.size - 8);
  g_assert_false (loads (t));
  memory_assert_groups (t, 2);
  write_kept (&content, content.size);
  g_assert_true (loads (t));
  content_clear (&content);
}

static void
test_flipped_bits (Memory *t, gconstpointer data)
{
  Content content;

  keep (t);
  content = content_of (t);
  for (gsize at = 0; at < content.size; at += at < sizeof (AccordBookHead) ? 3 : 1 + (gsize) memory_pick (t, 1500))
    {
      char bit = (char) (1 << memory_pick (t, 8));

      content.bytes[at] ^= bit;
      write_kept (&content, content.size);
      if (loads (t))
        g_error ("a flipped bit at %" G_GSIZE_FORMAT " was not noticed", at);
      content.bytes[at] ^= bit;
    }
  memory_assert_groups (t, 2);
  content_clear (&content);
}

/* With a sum that is right. */
static void
close_again (Content *content)
{
  AccordBookHead *head = (AccordBookHead *) (void *) content->bytes;

  accord_book_head_close (head, accord_kept_sum (0, content->bytes + sizeof *head, content->size - sizeof *head));
  write_kept (content, content->size);
}

static void
test_other_programs_and_places (Memory *t, gconstpointer data)
{
  Content content;
  AccordBookHead *head;

  keep (t);
  content = content_of (t);
  head = (AccordBookHead *) (void *) content.bytes;
  close_again (&content);
  g_assert_true (loads (t));
  for (int i = 0; i < 8; i++)
    {
      AccordBookHead before = *head;

      head->format += i == 0 ? 1u : i == 1 ? -1u : 0u;
      head->order ^= i == 2;
      head->deal_size += i == 3 ? 8 : 0;
      head->zone ^= i == 4;
      head->fields ^= i == 5;
      head->history ^= i == 6;
      head->txn += i == 7;
      close_again (&content);
      g_assert_false (loads (t));
      *head = before;
    }
  memory_assert_groups (t, 2);
  content_clear (&content);
}

/* The history is the same and the sums are right, yet a deal says another amount: the totals of the workspace tell. */
static void
test_what_totals_do_not_say (Memory *t, gconstpointer data)
{
  Content content;
  AccordBookDeal *deals;
  guint n = 0;

  keep (t);
  content = content_of (t);
  deals = (AccordBookDeal *) (void *) (content.bytes + sizeof (AccordBookHead));
  while (!deals[n].alive || deals[n].currency == 0)
    n++;
  deals[n].amount += 100;
  close_again (&content);
  g_assert_false (loads (t));
  deals[n].amount -= 100;
  deals[n].stage = deals[n].stage == 1 ? 2 : 1;
  close_again (&content);
  g_assert_false (loads (t));
  memory_assert_groups (t, 2);
  content_clear (&content);
}

/* Copies */

static void
copy_kept (Memory *from, Memory *to)
{
  Content content = content_of (from);

  g_free (content.path);
  content.path = path_of (to);
  write_kept (&content, content.size);
  content_clear (&content);
}

static void
test_of_another_workspace (Memory *t, gconstpointer data)
{
  Memory other = { 0 };

  memory_set_up (&other, NULL);
  keep (t);
  copy_kept (t, &other);
  g_assert_false (loads (&other));
  memory_assert_groups (&other, 3);
  accord_book_cache_drop (other.f.store);
  memory_tear_down (&other, NULL);
}

/* The same workspace as it was, opened at another place: @t with other eyes. */
static Memory
open_copy (Memory *t, const char *path)
{
  Memory copy = *t;

  copy.f.workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  copy.f.store = accord_workspace_get_store (copy.f.workspace);
  return copy;
}

static void
change_first (Memory *t, const char *name)
{
  accord_test_set (t->f.workspace, &accord_deal_kind, g_array_index (t->deals, gint64, 0), "name", name);
  accord_report_fixture_deal (&t->f, &(AccordTestDeal) { .stage = t->f.first, .minor = 100 + (gint64) strlen (name), .currency = "EUR" });
}

/* A copy of before is put in the place of the file: what was kept knows change sets that never were; then it goes its own way. */
static void
test_rolled_back_and_gone_its_own_way (Memory *t, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (accord_store_get_path (t->f.store)), *path = g_build_filename (folder, "copy.accord", NULL);
  Memory copy;

  keep (t);
  accord_test_done (accord_store_backup (t->f.store, path));
  copy = open_copy (t, path);
  copy_kept (t, &copy);
  g_assert_true (loads (&copy)); /* nothing differs yet */
  for (int i = 0; i < 4; i++)
    change_first (t, "here");
  keep (t);
  copy_kept (t, &copy);
  g_assert_false (loads (&copy));
  memory_assert_groups (&copy, 2);
  for (int i = 0; i < 6; i++)
    change_first (&copy, "there, a little longer");
  copy_kept (t, &copy);
  g_assert_false (loads (&copy));
  memory_assert_groups (&copy, 2);
  accord_book_cache_drop (copy.f.store);
  accord_test_done (accord_workspace_close (copy.f.workspace));
  g_object_unref (copy.f.workspace);
  g_unlink (path);
}

/* Changes of other kinds */

static void
test_fields_of_ones_own (Memory *t, gconstpointer data)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Add a field");
  gint64 field = accord_edit_create (edit, &accord_custom_field_kind);

  keep (t);
  accord_edit_set_text (edit, &accord_custom_field_kind, field, "label", "Grade");
  accord_edit_set_text (edit, &accord_custom_field_kind, field, "target", "deal");
  accord_edit_set_text (edit, &accord_custom_field_kind, field, "type", "text");
  accord_change_set_unref (accord_test_commit (t->f.workspace, g_steal_pointer (&edit)));
  g_assert_false (loads (t));
  memory_assert_groups (t, 3);
  keep (t);
  g_assert_true (loads (t));
}

/* The only deal with a source says another one. */
static void
test_a_text_that_nobody_says_any_more (Memory *t, gconstpointer data)
{
  gint64 deal = accord_report_fixture_deal (&t->f, &(AccordTestDeal) { .stage = t->f.first, .minor = 900, .currency = "EUR" });

  accord_test_set (t->f.workspace, &accord_deal_kind, deal, "source", "Poster");
  keep (t);
  accord_test_set (t->f.workspace, &accord_deal_kind, deal, "source", "Web");
  g_assert_false (loads (t));
  memory_assert_groups (t, 3);
  keep (t);
  g_assert_true (loads (t));
  memory_assert_groups (t, 3);
}

/* No name, source or reason stands in what is kept. */
static void
test_numbers_and_ids_only (Memory *t, gconstpointer data)
{
  static const char *const words[] = { "Fair", "展会", "Price", "Customer", "Ada", "Retail" };
  Content content;

  keep (t);
  content = content_of (t);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (memmem (content.bytes, content.size, words[i], strlen (words[i])));
  content_clear (&content);
}

static void
test_nothing_is_left_of_who_is_erased (Memory *t, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);

  keep (t);
  accord_erasure_unref (accord_test_boxed (accord_journal_erase (journal, &accord_customer_kind, g_array_index (t->customers, gint64, 0))));
  memory_assert_groups (t, 1); /* whoever asks next */
  g_assert_false (is_kept (t));
  keep (t);
  forget (t);
  accord_erasure_unref (accord_test_boxed (accord_journal_erase (journal, &accord_customer_kind, g_array_index (t->customers, gint64, 1))));
  g_assert_false (loads (t));
  g_assert_false (is_kept (t));
  memory_assert_groups (t, 2);
}

static void
test_few_deals_are_not_kept (Memory *t, gconstpointer data)
{
  g_autoptr (DexFuture) saved = NULL;

  accord_book_cache_set_least (100000);
  accord_test_done (accord_deal_book_expect (t->f.store));
  saved = accord_book_cache_save (t->f.store, accord_deal_book_of (t->f.store));
  accord_test_wait (saved);
  g_assert_false (g_value_get_boolean (dex_future_get_value (saved, NULL)));
  g_assert_false (is_kept (t));
}

#define TEST(path, func) g_test_add ("/report/cache/" path, Memory, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  accord_test_keep_day ();
  dex_init ();
  TEST ("figures-after-random-deeds-are-those-of-a-recount", test_random_deeds);
  TEST ("kept-again-after-deeds-it-says-what-they-left", test_kept_again);
  TEST ("undo-and-merges", test_undo_and_merges);
  TEST ("a-file-cut-short-is-not-used", test_cut_short);
  TEST ("a-flipped-bit-is-noticed", test_flipped_bits);
  TEST ("other-programs-and-places", test_other_programs_and_places);
  TEST ("totals-of-the-workspace-are-the-judge", test_what_totals_do_not_say);
  TEST ("of-another-workspace-it-is-not-used", test_of_another_workspace);
  TEST ("rolled-back-or-gone-its-own-way-it-is-not-used", test_rolled_back_and_gone_its_own_way);
  TEST ("fields-of-ones-own-have-it-read-anew", test_fields_of_ones_own);
  TEST ("a-text-that-nobody-says-any-more", test_a_text_that_nobody_says_any_more);
  TEST ("numbers-and-ids-only", test_numbers_and_ids_only);
  TEST ("nothing-is-left-of-who-is-erased", test_nothing_is_left_of_who_is_erased);
  TEST ("few-deals-are-not-kept", test_few_deals_are_not_kept);
  return g_test_run ();
}
