/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is deleted for good: by age, by one computer for all, against what others did meanwhile. */
#include "accord-config.h"

#include "sync-fixture.h"

#include <string.h>
#include "accord-clock.h"
#include "accord-journal-rows.h"
#include "accord-packed.h"
#include "accord-purge.h"
#include "accord-seal.h"
#include "accord-segment.h"

#define CUSTOMER (&accord_customer_kind)
#define DAY ((gint64) 24 * 60 * 60 * 1000)

static gint64 now = G_GINT64_CONSTANT (1790000000000); /* September 2026 */

static void
pass (gint64 ms)
{
  now += ms;
  accord_now_set (now);
  accord_steady_set (now);
}

/* Two who have a customer with a phone, edited once, in the Trash of both. */
typedef struct {
  AccordTransport *share;
  Member *a;
  Member *b;
  gint64 here;  /* for a */
  gint64 there; /* for b */
  AccordId uid;
} Pair;

static void
pair_init (Pair *self, gboolean in_trash)
{
  g_autoptr (AccordRecord) record = NULL;

  pass (DAY);
  self->share = accord_memory_transport_new ();
  self->a = member_new (self->share);
  self->here = member_create (self->a, CUSTOMER, "Kern AG");
  member_set (self->a, CUSTOMER, self->here, "phone", "030 11");
  self->uid = member_uid (self->a, CUSTOMER, self->here);
  self->b = member_join (self->share);
  meet (self->a, self->b, NULL);
  record = member_find (self->b, CUSTOMER, &self->uid);
  self->there = accord_record_id (record);
  if (in_trash)
    {
      pass (1000);
      member_delete (self->a, CUSTOMER, self->here, TRUE);
      meet (self->a, self->b, NULL);
    }
  pass (1000);
}

static void
pair_clear (Pair *self)
{
  accord_test_done (accord_store_check (self->a->store));
  accord_test_done (accord_store_check (self->b->store));
  member_free (self->a);
  member_free (self->b);
  g_object_unref (self->share);
  accord_now_set (0);
  accord_steady_set (0);
}

static gint64
purge (Member *member, gint64 id)
{
  AccordPurgeRow row = { CUSTOMER, id };

  return accord_test_int (accord_journal_purge (member->journal, &row, 1));
}


/* Whether nothing of it is left: no value, none in its history, not found by a word. */
static gboolean
is_gone (Member *member, const AccordId *uid)
{
  g_autoptr (AccordRecord) record = member_find (member, CUSTOMER, uid);
  g_autoptr (GPtrArray) lines = accord_test_boxed (accord_store_history (member->store, CUSTOMER, accord_record_id (record)));
  g_autoptr (GArray) trash = accord_test_boxed (accord_store_in_trash (member->store, G_MAXINT64));

  for (int i = 0; i < CUSTOMER->n_fields; i++)
    if (!accord_value_is_empty (accord_record_value (record, i)))
      return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (((AccordHistoryLine *) lines->pdata[i])->before.text != NULL || ((AccordHistoryLine *) lines->pdata[i])->after.text != NULL)
      return FALSE;
  return accord_record_is_deleted (record) && trash->len == 0;
}

static gboolean
is_whole (Member *member, const AccordId *uid, const char *phone)
{
  g_autoptr (AccordRecord) record = member_find (member, CUSTOMER, uid);

  return !accord_record_is_deleted (record) && g_strcmp0 (accord_record_text (record, "name"), "Kern AG") == 0 &&
         g_strcmp0 (accord_record_text (record, "phone"), phone) == 0;
}

static guint
late_of (Member *member, const char *says)
{
  g_autoptr (GPtrArray) conflicts = member_conflicts (member);
  guint n = 0;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const AccordConflict *one = conflicts->pdata[i];

      n += g_str_equal (one->field, "_purge") && one->lose.text != NULL && strstr (one->lose.text, says) != NULL;
    }
  return n;
}

static void
set_days (Member *member, gint64 days)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_workspace_kind);
  g_autoptr (GPtrArray) found = accord_test_boxed (accord_store_select (member->store, query));
  AccordEdit *edit = accord_edit_new ("Keep");

  accord_edit_set_number (edit, &accord_workspace_kind, accord_record_id (found->pdata[0]), "trash_days", days);
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (member->journal, edit)));
  accord_edit_unref (edit);
}

static void
test_everywhere (void)
{
  Pair p = { 0 };

  pair_init (&p, TRUE);
  g_assert_cmpint (purge (p.a, p.here), ==, 1);
  g_assert_true (is_gone (p.a, &p.uid));
  g_assert_false (is_gone (p.b, &p.uid));
  meet (p.a, p.b, NULL);
  g_assert_true (is_gone (p.b, &p.uid));
  assert_same (p.a, p.b);
  g_assert_cmpint (purge (p.b, p.there), ==, 0);
  pair_clear (&p);
}

static void
test_living_stays (void)
{
  Pair p = { 0 };

  pair_init (&p, FALSE);
  g_assert_cmpint (purge (p.a, p.here), ==, 0);
  g_assert_true (is_whole (p.a, &p.uid, "030 11"));
  pair_clear (&p);
}

static void
test_age (void)
{
  Pair p = { 0 };

  pair_init (&p, TRUE);
  pass (89 * DAY);
  g_assert_cmpint (accord_test_int (accord_journal_age_trash (p.a->journal)), ==, 0);
  set_days (p.a, 0);
  pass (2 * DAY);
  g_assert_cmpint (accord_test_int (accord_journal_age_trash (p.a->journal)), ==, 0);
  set_days (p.a, 120);
  g_assert_cmpint (accord_test_int (accord_journal_age_trash (p.a->journal)), ==, 0);
  set_days (p.a, 90);
  g_assert_cmpint (accord_test_int (accord_journal_age_trash (p.a->journal)), ==, 1);
  meet (p.a, p.b, NULL);
  g_assert_true (is_gone (p.b, &p.uid));
  assert_same (p.a, p.b);
  pair_clear (&p);
}

/* Rounds are enough, of the one who does it for all. */
static void
test_rounds (void)
{
  Pair p = { 0 };

  pair_init (&p, TRUE);
  pass (91 * DAY);
  meet (p.a, p.b, NULL);
  meet (p.a, p.b, NULL);
  pass (2 * 60 * 60 * 1000);
  meet (p.a, p.b, NULL);
  g_assert_true (is_gone (p.a, &p.uid));
  g_assert_true (is_gone (p.b, &p.uid));
  assert_same (p.a, p.b);
  pair_clear (&p);
}

/* The computer's clock leaps by a hundred days while only an hour went by. */
static void
test_doubtful (void)
{
  Pair p = { 0 };

  pair_init (&p, TRUE);
  accord_now_set (now + 100 * DAY);
  accord_steady_set (now + 60 * 60 * 1000);
  g_assert_cmpint (accord_test_int (accord_journal_age_trash (p.a->journal)), ==, accord_clock_is_vouched () ? 1 : 0);
  pair_clear (&p);
}

/* One takes it out of the Trash, the other one deletes it for good: neither has heard of the other. */
static void
test_restored (gconstpointer purge_is_first)
{
  Pair p = { 0 };

  pair_init (&p, TRUE);
  if (purge_is_first != NULL)
    {
      g_assert_cmpint (purge (p.a, p.here), ==, 1);
      pass (1000);
    }
  member_delete (p.b, CUSTOMER, p.there, FALSE);
  if (purge_is_first == NULL)
    {
      pass (1000);
      g_assert_cmpint (purge (p.a, p.here), ==, 1);
    }
  pass (1000);
  meet (p.a, p.b, NULL);
  meet (p.b, p.a, NULL);
  g_assert_true (is_whole (p.a, &p.uid, "030 11"));
  g_assert_true (is_whole (p.b, &p.uid, "030 11"));
  assert_same (p.a, p.b);
  pass (1000);
  member_set (p.a, CUSTOMER, p.here, "phone", "030 22");
  meet (p.a, p.b, NULL);
  g_assert_true (is_whole (p.b, &p.uid, "030 22"));
  assert_same (p.a, p.b);
  pair_clear (&p);
}

static void
test_late (void)
{
  Pair p = { 0 };

  pair_init (&p, TRUE);
  member_set (p.b, CUSTOMER, p.there, "phone", "030 33");
  pass (1000);
  g_assert_cmpint (purge (p.a, p.here), ==, 1);
  pass (1000);
  meet (p.a, p.b, NULL);
  g_assert_cmpuint (late_of (p.a, "030 33"), ==, 1);
  g_assert_cmpuint (late_of (p.b, "030 33"), ==, 1);
  g_assert_true (is_gone (p.a, &p.uid));
  g_assert_cmpuint (member_count (p.b, CUSTOMER), ==, 0);
  assert_same (p.a, p.b);
  pair_clear (&p);
}

/* Written after the purge by the clock: kept for whoever brings it back, and seen by nobody. */
static void
test_late_by_clock (void)
{
  Pair p = { 0 };
  g_autoptr (AccordRecord) record = NULL;

  pair_init (&p, TRUE);
  g_assert_cmpint (purge (p.a, p.here), ==, 1);
  pass (1000);
  member_set (p.b, CUSTOMER, p.there, "phone", "030 44");
  meet (p.a, p.b, NULL);
  record = member_find (p.a, CUSTOMER, &p.uid);
  g_assert_true (accord_record_is_deleted (record));
  g_assert_cmpuint (late_of (p.a, "030 44"), ==, 1);
  g_assert_cmpuint (member_count (p.a, CUSTOMER), ==, 0);
  assert_same (p.a, p.b);
  pair_clear (&p);
}

static void
test_both (void)
{
  Pair p = { 0 };

  pair_init (&p, TRUE);
  g_assert_cmpint (purge (p.a, p.here), ==, 1);
  g_assert_cmpint (purge (p.b, p.there), ==, 1);
  meet (p.a, p.b, NULL);
  g_assert_true (is_gone (p.a, &p.uid));
  g_assert_true (is_gone (p.b, &p.uid));
  assert_same (p.a, p.b);
  pair_clear (&p);
}

/* By the files of changes, and by a snapshot. */
static void
test_joiner (gconstpointer by_snapshot)
{
  Pair p = { 0 };
  Member *c;

  pair_init (&p, TRUE);
  g_assert_cmpint (purge (p.a, p.here), ==, 1);
  meet (p.a, p.b, NULL);
  if (by_snapshot != NULL)
    accord_test_done (accord_sync_snapshot (p.a->sync));
  c = member_join (p.share);
  meet (c, p.a, p.b, NULL);
  g_assert_true (is_gone (c, &p.uid));
  assert_same (p.a, c);
  member_free (c);
  pair_clear (&p);
}

/* A clock ran ahead when it was made, and nobody follows that: it went into the Trash at an earlier time. */
static void
test_before_birth (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  g_autoptr (AccordRecord) record = NULL;
  Member *a, *b, *c;
  AccordId uid;

  pass (DAY);
  a = member_new (share);
  b = member_join (share);
  meet (a, b, NULL);
  accord_now_set (now + 100 * DAY);
  accord_test_done (accord_journal_believe_clock (a->journal));
  uid = member_uid (a, CUSTOMER, member_create (a, CUSTOMER, "Kern AG"));
  pass (1000);
  meet (a, b, NULL);
  record = member_find (b, CUSTOMER, &uid);
  member_delete (b, CUSTOMER, accord_record_id (record), TRUE);
  meet (a, b, NULL);
  accord_test_done (accord_sync_snapshot (b->sync));
  c = member_join (share);
  accord_test_done (accord_sync_load_snapshot (c->sync, TRUE));
  meet (a, b, c, NULL);
  assert_same (a, b);
  assert_same (b, c);
  accord_test_done (accord_store_check (c->store));
  member_free (a);
  member_free (b);
  member_free (c);
  accord_now_set (0);
  accord_steady_set (0);
}

/* What a program of before would be given: it holds it, and asks for an update. */
static void
test_older (void)
{
  Pair p = { 0 };
  GHashTableIter iter;
  gpointer path, bytes;
  guint n_newer = 0, n_older = 0, n_states = 0;

  pair_init (&p, TRUE);
  g_assert_cmpint (purge (p.a, p.here), ==, 1);
  meet (p.a, p.b, NULL);
  accord_test_done (accord_sync_snapshot (p.a->sync));
  g_hash_table_iter_init (&iter, files_of (p.share));
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    {
      g_autoptr (GBytes) text = g_str_has_suffix (path, ".gz") ? accord_unpack (bytes, NULL) : NULL;
      g_autofree char *said = text ? g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text)) : NULL;

      if (said == NULL)
        continue;
      if (g_str_has_prefix (path, "r/") && strstr (said, "\"op\":\"p\"") != NULL)
        n_newer += strstr (said, "\"mv\":2") != NULL;
      else if (g_str_has_prefix (path, "r/"))
        n_older += strstr (said, "\"mv\":1") != NULL;
      else
        n_states += strstr (said, "\"op\":\"g\"") != NULL;
    }
  g_assert_cmpuint (n_newer, ==, 1);
  g_assert_cmpuint (n_older, >, 0);
  g_assert_cmpuint (n_states, ==, 1);
  pair_clear (&p);
}

static void
test_undo (void)
{
  Pair p = { 0 };
  g_autoptr (AccordChangeSet) set = NULL;

  pair_init (&p, TRUE);
  g_assert_cmpint (purge (p.a, p.here), ==, 1);
  set = accord_test_boxed (accord_journal_undo (p.a->journal));
  g_assert_cmpuint (set->n_done, ==, 0);
  g_assert_nonnull (set->notes);
  g_assert_nonnull (strstr (set->notes[0], "gone for ever"));
  g_assert_true (is_gone (p.a, &p.uid));
  pair_clear (&p);
}

static void
test_restore_refused (void)
{
  Pair p = { 0 };
  g_autoptr (AccordEdit) edit = accord_edit_new ("Restore");
  g_autoptr (GError) error = NULL;

  pair_init (&p, TRUE);
  g_assert_cmpint (purge (p.a, p.here), ==, 1);
  accord_edit_restore (edit, CUSTOMER, p.here);
  error = accord_test_error (accord_journal_commit (p.a->journal, edit));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_EMPTY);
  pair_clear (&p);
}

/* Deleted with its owner: gone with it. */
static void
test_owned (void)
{
  Pair p = { 0 };
  AccordEdit *edit;
  gint64 contact;
  g_autoptr (GArray) trash = NULL;

  pair_init (&p, FALSE);
  edit = accord_edit_new ("Contact");
  contact = accord_edit_create (edit, &accord_contact_kind);
  accord_edit_set_text (edit, &accord_contact_kind, contact, "name", "Ana Kern");
  accord_edit_set_number (edit, &accord_contact_kind, contact, "customer", p.here);
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (p.a->journal, edit)));
  accord_edit_unref (edit);
  member_delete (p.a, CUSTOMER, p.here, TRUE);
  g_assert_cmpint (purge (p.a, p.here), >=, 2);
  trash = accord_test_boxed (accord_store_in_trash (p.a->store, G_MAXINT64));
  g_assert_cmpuint (trash->len, ==, 0);
  meet (p.a, p.b, NULL);
  assert_same (p.a, p.b);
  pair_clear (&p);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/trash/what-is-deleted-for-good-is-gone-everywhere", test_everywhere);
  g_test_add_func ("/sync/trash/what-is-not-in-the-trash-stays", test_living_stays);
  g_test_add_func ("/sync/trash/age-is-told-by-the-clock-of-the-deletion", test_age);
  g_test_add_func ("/sync/trash/one-of-all-empties-it-with-its-rounds", test_rounds);
  g_test_add_func ("/sync/trash/a-clock-that-is-not-believed-empties-nothing", test_doubtful);
  g_test_add_data_func ("/sync/trash/restored-and-then-deleted-for-good-stays-whole", NULL, test_restored);
  g_test_add_data_func ("/sync/trash/deleted-for-good-and-then-restored-stays-whole", "", test_restored);
  g_test_add_func ("/sync/trash/a-late-edit-is-told-and-nobody-sees-half-a-record", test_late);
  g_test_add_func ("/sync/trash/an-edit-after-it-by-the-clock-too", test_late_by_clock);
  g_test_add_func ("/sync/trash/two-at-once-come-to-the-same", test_both);
  g_test_add_data_func ("/sync/trash/who-joins-does-not-get-it", NULL, test_joiner);
  g_test_add_data_func ("/sync/trash/who-joins-by-a-snapshot-does-not-get-it", "", test_joiner);
  g_test_add_func ("/sync/trash/deleted-before-it-was-born-by-the-clock-is-so-for-who-joins", test_before_birth);
  g_test_add_func ("/sync/trash/older-programs-wait-for-an-update", test_older);
  g_test_add_func ("/sync/trash/undo-says-that-it-is-gone", test_undo);
  g_test_add_func ("/sync/trash/it-cannot-be-restored", test_restore_refused);
  g_test_add_func ("/sync/trash/what-belongs-to-it-goes-too", test_owned);
  return g_test_run ();
}
