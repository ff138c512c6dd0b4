/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody is erased on one computer: what the others forget of them, and what they keep of everybody else. */
#include "accord-config.h"

#include <string.h>
#include "accord-erasure.h"
#include "accord-ingest.h"
#include "accord-packed.h"
#include "accord-segment.h"
#include "accord-share-name.h"
#include "sync-fixture.h"

#define CUSTOMER (&accord_customer_kind)

static gint64
id_at (Member *member, const AccordKind *kind, const AccordId *uid)
{
  g_autoptr (AccordRecord) record = member_find (member, kind, uid);

  g_assert_nonnull (record);
  return accord_record_id (record);
}

static void
erase (Member *member, gint64 id)
{
  accord_erasure_unref (accord_test_boxed (accord_journal_erase (member->journal, CUSTOMER, id)));
}

/* Whether the history of a record tells of a value. */
static gboolean
history_says (Member *member, const AccordId *uid, const char *text)
{
  g_autoptr (GPtrArray) lines =
    accord_test_boxed (accord_store_history (member->store, CUSTOMER, id_at (member, CUSTOMER, uid)));
  gboolean says = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const AccordHistoryLine *line = lines->pdata[i];

      says |= (line->before.text != NULL && strstr (line->before.text, text) != NULL) ||
              (line->after.text != NULL && strstr (line->after.text, text) != NULL);
    }
  return says;
}

static void
link_to (Member *member, const AccordKind *kind, gint64 id, const char *field, gint64 to)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Link");

  accord_edit_set_number (edit, kind, id, field, to);
  accord_change_set_unref (accord_test_boxed (accord_journal_commit (member->journal, edit)));
}

/* Two computers, and on both Otto, and Anna, whom he sent and whose note speaks of him. */
typedef struct {
  AccordTransport *share;
  Member *a;
  Member *b;
  gint64 person;
  gint64 other;
  AccordId person_uid;
  AccordId other_uid;
} Two;

static void
two_init (Two *two)
{
  two->share = accord_memory_transport_new ();
  two->a = member_new (two->share);
  two->person = member_create (two->a, CUSTOMER, "Otto Sonderbar");
  two->other = member_create (two->a, CUSTOMER, "Anna Lang");
  two->person_uid = member_uid (two->a, CUSTOMER, two->person);
  two->other_uid = member_uid (two->a, CUSTOMER, two->other);
  link_to (two->a, CUSTOMER, two->other, "referrer", two->person);
  member_set (two->a, CUSTOMER, two->other, "note", "Sister of Otto Sonderbar");
  member_set (two->a, CUSTOMER, two->person, "phone", "+49 30 5557788");
  rounds (two->a, 2);
  two->b = member_join (two->share);
  meet (two->a, two->b, NULL);
}

static void
two_clear (Two *two)
{
  member_free (two->a);
  member_free (two->b);
  g_object_unref (two->share);
}

static void
assert_at (Member *member, const AccordId *uid, const char *field, const char *expected)
{
  g_autofree char *now = member_text (member, CUSTOMER, uid, field);

  g_assert_cmpstr (now, ==, expected);
}

static void
test_others_keep_their_history (void)
{
  Two two;
  gint64 anna;

  two_init (&two);
  anna = id_at (two.b, CUSTOMER, &two.other_uid);
  member_set (two.b, CUSTOMER, anna, "phone", "+49 30 111");
  member_set (two.b, CUSTOMER, anna, "phone", "+49 30 222");
  member_set (two.b, CUSTOMER, anna, "name", "Anna Lange");
  meet (two.b, two.a, NULL);
  erase (two.a, two.person);
  meet (two.a, two.b, NULL);
  assert_at (two.b, &two.other_uid, "note", "Sister of \302\267\302\267\302\267");
  g_assert_true (history_says (two.b, &two.other_uid, "+49 30 111"));
  g_assert_false (history_says (two.b, &two.other_uid, "Sonderbar"));
  g_assert_false (history_says (two.b, &two.person_uid, "5557788"));
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (two.b->journal)));
  assert_at (two.b, &two.other_uid, "name", "Anna Lang");
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (two.b->journal)));
  assert_at (two.b, &two.other_uid, "phone", "+49 30 111");
  meet (two.b, two.a, NULL);
  assert_at (two.a, &two.other_uid, "phone", "+49 30 111");
  assert_same (two.a, two.b);
  two_clear (&two);
}

/* What two people wrote at once of somebody else is still theirs to decide, on both computers. */
static void
test_others_keep_their_conflicts (void)
{
  Two two;
  g_autoptr (GPtrArray) before = NULL, here = NULL, there = NULL;

  two_init (&two);
  member_set (two.a, CUSTOMER, two.other, "city", "Bonn");
  g_usleep (3000);
  member_set (two.b, CUSTOMER, id_at (two.b, CUSTOMER, &two.other_uid), "city", "Köln");
  meet (two.a, two.b, NULL);
  before = member_conflicts (two.b);
  g_assert_cmpuint (before->len, ==, 1);
  erase (two.a, two.person);
  meet (two.a, two.b, NULL);
  here = member_conflicts (two.a);
  there = member_conflicts (two.b);
  g_assert_cmpuint (here->len, ==, 1);
  g_assert_cmpuint (there->len, ==, 1);
  two_clear (&two);
}

/* Files of changes as another program would have written them: that it has said @to where this one says @from. */
static void
rewrite (AccordTransport *share, const char *from, const char *to)
{
  g_autoptr (GList) paths = g_hash_table_get_keys (files_of (share));

  for (GList *l = paths; l != NULL; l = l->next)
    {
      g_autofree char *path = g_strdup (l->data), *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
      g_autofree char *made = NULL, *hash = NULL, *stem = NULL;
      g_autoptr (GBytes) plain = NULL, bytes = NULL;
      g_autoptr (GString) text = NULL;
      AccordShareName read;

      if (!g_str_has_prefix (path, "r/") || !accord_share_read_segment (name, &read))
        continue;
      plain = accord_unpack (g_hash_table_lookup (files_of (share), path), NULL);
      text = g_string_new_len (g_bytes_get_data (plain, NULL), (gssize) g_bytes_get_size (plain));
      if (g_string_replace (text, from, to, 0) == 0)
        continue;
      bytes = accord_pack (text, NULL);
      hash = accord_share_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      stem = accord_share_segment (read.first, read.last, hash);
      made = g_build_filename (folder, stem, NULL);
      g_hash_table_remove (files_of (share), path);
      lay_file (share, made, bytes);
    }
}

static void
test_older_programs_are_understood (void)
{
  Two two;

  two_init (&two);
  member_set (two.b, CUSTOMER, id_at (two.b, CUSTOMER, &two.other_uid), "phone", "+49 30 111");
  member_set (two.b, CUSTOMER, id_at (two.b, CUSTOMER, &two.other_uid), "phone", "+49 30 222");
  meet (two.b, two.a, NULL);
  erase (two.a, two.person);
  rounds (two.a, 1);
  g_assert_true (share_says (two.share, "\"w\":1"));
  rewrite (two.share, "\"w\":1,", ""); /* the mark is what older programs do not write */
  g_assert_false (share_says (two.share, "\"w\":1"));
  rounds (two.b, 2);
  g_assert_false (history_says (two.b, &two.person_uid, "5557788"));
  g_assert_true (history_says (two.b, &two.other_uid, "+49 30 111"));
  two_clear (&two);
}

/* A file that waits here because the share is full goes out without what was erased meanwhile. */
static void
test_what_waits_is_taken_out (void)
{
  Two two;

  two_init (&two);
  member_set (two.a, CUSTOMER, two.person, "email", "otto@sonderbar.example");
  member_set (two.a, CUSTOMER, two.person, "phone", "+49 30 5559911");
  ACCORD_MEMORY_TRANSPORT (two.share)->is_full = TRUE;
  rounds (two.a, 2); /* fixed, and put nowhere */
  erase (two.a, two.person);
  rounds (two.a, 1);
  ACCORD_MEMORY_TRANSPORT (two.share)->is_full = FALSE;
  meet (two.a, two.b, NULL);
  rounds (two.a, 2);
  g_assert_false (share_says (two.share, "sonderbar.example"));
  g_assert_false (share_says (two.share, "5559911"));
  assert_same (two.a, two.b);
  two_clear (&two);
}

/* Takes all files of changes from where they lie. */
static GHashTable *
hide_files (AccordTransport *from)
{
  GHashTable *hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer path, bytes;

  g_hash_table_iter_init (&iter, files_of (from));
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    if (g_str_has_prefix (path, "r/"))
      {
        g_hash_table_insert (hidden, g_strdup (path), g_bytes_ref (bytes));
        g_hash_table_iter_remove (&iter);
      }
  return hidden;
}

/* The folder is still being filled while somebody is erased. */
static void
test_what_comes_later_is_taken_out (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Wilhelmine Sonderbar");
  g_autoptr (GHashTable) hidden = NULL;
  GHashTableIter iter;
  gpointer path, bytes;

  member_set (a, CUSTOMER, id, "phone", "+49 30 5557788");
  rounds (a, 2);
  g_assert_true (share_says (share, "5557788"));
  hidden = hide_files (share);
  g_hash_table_remove_all (files_of (a->mirror));
  erase (a, id);
  rounds (a, 2);
  g_hash_table_iter_init (&iter, hidden);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    lay_file (share, path, bytes);
  g_assert_true (share_says (share, "5557788"));
  rounds (a, 4);
  g_assert_false (share_says (share, "5557788"));
  g_assert_false (share_says (share, "Sonderbar"));
  member_free (a);
}

/* An own file that is torn on the share, and that nobody has whole, is not looked for in every round; when it has gone and
 * comes whole it is taken out as any other. */
static void
test_torn_ones_are_let_be (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Wilhelmine Sonderbar");
  g_autoptr (GHashTable) hidden = NULL;
  g_autoptr (GBytes) torn = g_bytes_new_static ("torn", 4);
  GHashTableIter iter;
  gpointer path, bytes;
  guint n;

  rounds (a, 2);
  hidden = hide_files (share);
  g_hash_table_remove_all (files_of (a->mirror));
  g_hash_table_iter_init (&iter, hidden);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    lay_file (share, path, torn);
  erase (a, id);
  rounds (a, 3);
  n = ACCORD_MEMORY_TRANSPORT (share)->n_asked;
  rounds (a, 3);
  g_assert_cmpuint (ACCORD_MEMORY_TRANSPORT (share)->n_asked, ==, n);
  g_hash_table_iter_init (&iter, hidden);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_hash_table_remove (files_of (share), path);
  rounds (a, 1);
  g_hash_table_iter_init (&iter, hidden);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    lay_file (share, path, bytes);
  g_assert_true (share_says (share, "Sonderbar"));
  rounds (a, 4);
  g_assert_false (share_says (share, "Sonderbar"));
  member_free (a);
}

static gint64
add_about (Member *member, const AccordKind *kind, const char *title, gint64 person)
{
  gint64 id;
  g_autoptr (AccordEdit) edit = accord_edit_new ("About");
  g_autoptr (AccordChangeSet) set = NULL;

  id = accord_edit_create (edit, kind);
  accord_edit_set_text (edit, kind, id, kind->fields[accord_kind_title (kind)].name, title);
  accord_edit_set_text (edit, kind, id, "type", kind == &accord_handle_kind ? "phone" : kind == &accord_ticket_kind ? "fault" : "call");
  accord_edit_set_number (edit, kind, id, "customer", person);
  set = accord_test_boxed (accord_journal_commit (member->journal, edit));
  g_assert_true (accord_change_set_created (set, kind, &id));
  return id;
}

/* What somebody away has written of the person. */
typedef struct {
  AccordId handle;
  AccordId activity;
} Written;

static Written
write_of (Two *two)
{
  gint64 there = id_at (two->b, CUSTOMER, &two->person_uid);
  Written written;

  written.handle = member_uid (two->b, &accord_handle_kind, add_about (two->b, &accord_handle_kind, "+49 30 7770001", there));
  written.activity = member_uid (two->b, &accord_activity_kind, add_about (two->b, &accord_activity_kind, "Called about his divorce", there));
  member_set (two->b, CUSTOMER, there, "email", "otto@home.example");
  member_set (two->b, CUSTOMER, id_at (two->b, CUSTOMER, &two->other_uid), "city", "Where Otto Sonderbar lives");
  return written;
}

static void
assert_forgotten (Member *member, const Two *two, const Written *written)
{
  g_autofree char *number = member_text (member, &accord_handle_kind, &written->handle, "value");
  g_autofree char *title = member_text (member, &accord_activity_kind, &written->activity, "title");

  g_assert_true (number == NULL || strstr (number, "7770001") == NULL);
  g_assert_true (title == NULL || strstr (title, "divorce") == NULL);
  assert_at (member, &two->person_uid, "email", NULL);
}

/* He was away while somebody was erased: what he wrote meanwhile of the person goes when he hears, before anybody sees it. */
static void
test_who_was_away_forgets_too (void)
{
  Two two;
  Written written;

  two_init (&two);
  written = write_of (&two);
  g_usleep (3000);
  erase (two.a, two.person);
  meet (two.a, two.b, NULL);
  rounds (two.b, 1);
  rounds (two.a, 1);
  assert_forgotten (two.a, &two, &written);
  assert_forgotten (two.b, &two, &written);
  assert_at (two.a, &two.other_uid, "city", "Where \302\267\302\267\302\267 lives");
  g_assert_false (share_says (two.share, "7770001"));
  g_assert_false (share_says (two.share, "divorce"));
  g_assert_false (share_says (two.share, "home.example"));
  g_assert_false (share_says (two.share, "Sonderbar"));
  assert_same (two.a, two.b);
  two_clear (&two);
}

/* He has shown it, and never comes again. */
static void
test_what_comes_late_is_forgotten (void)
{
  Two two;
  Written written;

  two_init (&two);
  written = write_of (&two);
  g_usleep (3000);
  erase (two.a, two.person);
  rounds (two.b, 1);
  rounds (two.a, 2);
  assert_forgotten (two.a, &two, &written);
  meet (two.a, two.b, NULL);
  assert_forgotten (two.b, &two, &written);
  assert_same (two.a, two.b);
  two_clear (&two);
}

static void
assert_ticket (Member *member, const AccordId *uid, const char *subject, const char *body, const char *reason)
{
  g_autofree char *subject_now = member_text (member, &accord_ticket_kind, uid, "subject");
  g_autofree char *body_now = member_text (member, &accord_ticket_kind, uid, "body");
  g_autofree char *reason_now = member_text (member, &accord_ticket_kind, uid, "reason");

  g_assert_cmpstr (subject_now, ==, subject);
  g_assert_cmpstr (body_now, ==, body);
  g_assert_cmpstr (reason_now, ==, reason);
}

/* The erasure, and what was written of the ticket by those who knew of it, come to one who was away at once, and he has
 * written of it as well: only that goes. */
static void
test_what_was_written_after_it_holds (void)
{
  Two two;
  gint64 ticket;
  AccordId uid;

  two_init (&two);
  ticket = add_about (two.a, &accord_ticket_kind, "Boiler of Otto Sonderbar", two.person);
  uid = member_uid (two.a, &accord_ticket_kind, ticket);
  meet (two.a, two.b, NULL);
  erase (two.a, two.person);
  member_set (two.a, &accord_ticket_kind, ticket, "subject", "Boiler leaks");
  member_set (two.a, &accord_ticket_kind, ticket, "reason", "Replaced under warranty");
  g_usleep (3000);
  member_set (two.b, &accord_ticket_kind, id_at (two.b, &accord_ticket_kind, &uid), "body", "He is divorced");
  rounds (two.a, 1);
  rounds (two.b, 1);
  assert_ticket (two.b, &uid, "Boiler leaks", NULL, "Replaced under warranty");
  meet (two.b, two.a, NULL);
  assert_ticket (two.a, &uid, "Boiler leaks", NULL, "Replaced under warranty");
  g_assert_false (share_says (two.share, "divorced"));
  assert_same (two.a, two.b);
  two_clear (&two);
}

/* All files of changes on the share, as when a file is repaired. */
static void
take_again (Member *member)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_remote_segment_free);
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (files_of (member->share)), (GCompareFunc) strcmp);

  for (GList *l = paths; l != NULL; l = l->next)
    {
      g_auto (GStrv) parts = g_strsplit (l->data, "/", 3);
      AccordShareName name;

      if (g_strv_length (parts) != 3 || strcmp (parts[0], "r") != 0 || !accord_share_read_segment (parts[2], &name))
        continue;
      g_ptr_array_add (all, accord_segment_read (g_hash_table_lookup (files_of (member->share), l->data), parts[1], &name, NULL, NULL));
      g_assert_nonnull (all->pdata[all->len - 1]);
    }
  accord_change_set_unref (accord_test_boxed (accord_journal_ingest_again (member->journal, all)));
}

/* To one who joined by a snapshot the erasure is nothing new when its file is taken once more, and what others wrote later
 * lies here before it. */
static void
test_what_a_snapshot_brought_holds (void)
{
  Two two;
  Member *c;
  AccordId uid;

  two_init (&two);
  uid = member_uid (two.a, &accord_ticket_kind, add_about (two.a, &accord_ticket_kind, "Boiler of Otto Sonderbar", two.person));
  meet (two.a, two.b, NULL);
  erase (two.a, two.person);
  meet (two.a, two.b, NULL);
  member_set (two.b, &accord_ticket_kind, id_at (two.b, &accord_ticket_kind, &uid), "subject", "Boiler leaks");
  meet (two.b, two.a, NULL);
  accord_test_done (accord_sync_snapshot (two.a->sync));
  c = member_join (two.share);
  accord_test_done (accord_sync_load_snapshot (c->sync, TRUE));
  rounds (c, 2);
  assert_ticket (c, &uid, "Boiler leaks", NULL, NULL);
  take_again (c);
  assert_ticket (c, &uid, "Boiler leaks", NULL, NULL);
  assert_same (two.a, c);
  member_free (c);
  two_clear (&two);
}

static guint
n_files (AccordTransport *share)
{
  g_autoptr (GList) paths = g_hash_table_get_keys (files_of (share));
  guint n = 0;

  for (GList *l = paths; l != NULL; l = l->next)
    n += g_str_has_prefix (l->data, "r/");
  return n;
}

/* Two who hear of it write nothing, though the words in place of what was there are not in their language. */
static void
test_other_languages_hold (void)
{
  Two two;
  Member *c;
  AccordId call, number;
  guint n;

  two_init (&two);
  call = member_uid (two.a, &accord_activity_kind, add_about (two.a, &accord_activity_kind, "Called about his divorce", two.person));
  number = member_uid (two.a, &accord_handle_kind, add_about (two.a, &accord_handle_kind, "+49 30 7770001", two.person));
  c = member_join (two.share);
  meet (two.a, two.b, c, NULL);
  erase (two.a, two.person);
  rounds (two.a, 1);
  g_assert_true (share_says (two.share, "[\"Call\""));
  rewrite (two.share, "[\"Call\"", "[\"Anruf\"");
  n = n_files (two.share);
  rounds (two.b, 2);
  rounds (c, 2);
  rounds (two.b, 1);
  g_assert_cmpuint (n_files (two.share), ==, n);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *title = member_text (i == 0 ? two.b : c, &accord_activity_kind, &call, "title");
      g_autofree char *value = member_text (i == 0 ? two.b : c, &accord_handle_kind, &number, "value");

      g_assert_cmpstr (title, ==, "Anruf");
      g_assert_false (g_str_has_suffix (value, "7770001"));
    }
  assert_same (two.b, c);
  member_free (c);
  two_clear (&two);
}

/* Of a person a newer program says something that this one only keeps. */
static void
tell_unknown (Member *member, const AccordId *uid, gint64 at)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_remote_segment_free);
  AccordRemoteSegment *segment = accord_remote_segment_new ("3333m9x4t0v1c5d8");
  AccordRemoteTxn *txn = accord_remote_txn_new (1, (AccordStamp) at << 16);
  AccordRemoteRecord *record = accord_remote_record_new ('u', 2, "customer", uid);
  g_autoptr (JsonNode) fields = json_from_string ("{\"birthplace\":[\"Wolkenkuckucksheim\"]}", NULL);

  segment->first = 1;
  segment->last = 2;
  segment->hash = g_strdup ("33330000000000000000");
  record->fields = json_object_ref (json_node_get_object (fields));
  g_ptr_array_add (txn->records, record);
  g_ptr_array_add (segment->txns, txn);
  g_ptr_array_add (one, segment);
  accord_change_set_unref (accord_test_boxed (accord_journal_ingest (member->journal, one)));
}

static void
test_what_nobody_knows_here_goes (void)
{
  Two two;

  two_init (&two);
  tell_unknown (two.a, &two.person_uid, accord_now_ms ());
  tell_unknown (two.b, &two.person_uid, accord_now_ms ());
  accord_test_done (accord_sync_snapshot (two.b->sync));
  g_assert_true (share_says (two.share, "Wolkenkuckucksheim"));
  g_usleep (3000);
  erase (two.a, two.person);
  meet (two.a, two.b, NULL);
  g_hash_table_remove_all (files_of (two.share));
  accord_test_done (accord_sync_snapshot (two.a->sync));
  accord_test_done (accord_sync_snapshot (two.b->sync));
  g_assert_true (share_says (two.share, "Anna"));
  g_assert_false (share_says (two.share, "Wolkenkuckucksheim"));
  two_clear (&two);
}

/* Who joins by a snapshot hears of the erasure from that alone, and comes to the same end, also with what is told late. */
static void
test_what_nobody_knows_joins (void)
{
  Two two;
  Member *joiner;
  gint64 before;

  two_init (&two);
  before = accord_now_ms ();
  tell_unknown (two.b, &two.person_uid, before);
  g_usleep (3000);
  erase (two.a, two.person);
  tell_unknown (two.a, &two.person_uid, before); /* late */
  meet (two.a, two.b, NULL);
  accord_test_done (accord_sync_snapshot (two.a->sync));
  accord_test_done (accord_sync_snapshot (two.b->sync));
  g_assert_false (share_says (two.share, "Wolkenkuckucksheim"));
  joiner = member_join (two.share);
  meet (two.a, two.b, joiner, NULL);
  tell_unknown (joiner, &two.person_uid, before);
  meet (two.a, two.b, joiner, NULL);
  accord_test_done (accord_sync_snapshot (joiner->sync));
  assert_same (two.a, two.b);
  assert_same (two.a, joiner);
  member_free (joiner);
  two_clear (&two);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/erasure/others-who-are-mentioned-keep-their-history-and-undo", test_others_keep_their_history);
  g_test_add_func ("/sync/erasure/others-who-are-mentioned-keep-what-is-to-be-decided", test_others_keep_their_conflicts);
  g_test_add_func ("/sync/erasure/that-of-an-older-program-is-followed-and-spares-others", test_older_programs_are_understood);
  g_test_add_func ("/sync/erasure/what-was-not-shown-yet-goes-out-without-the-person", test_what_waits_is_taken_out);
  g_test_add_func ("/sync/erasure/what-comes-back-later-is-taken-out-then", test_what_comes_later_is_taken_out);
  g_test_add_func ("/sync/erasure/what-nobody-has-whole-is-not-asked-for-in-every-round", test_torn_ones_are_let_be);
  g_test_add_func ("/sync/erasure/who-was-away-forgets-what-he-wrote-meanwhile", test_who_was_away_forgets_too);
  g_test_add_func ("/sync/erasure/what-is-older-and-comes-late-is-forgotten", test_what_comes_late_is_forgotten);
  g_test_add_func ("/sync/erasure/what-was-written-after-it-comes-with-it-and-holds", test_what_was_written_after_it_holds);
  g_test_add_func ("/sync/erasure/what-a-snapshot-brought-holds-when-the-erasure-is-taken-again", test_what_a_snapshot_brought_holds);
  g_test_add_func ("/sync/erasure/who-hears-of-it-in-another-language-writes-no-other", test_other_languages_hold);
  g_test_add_func ("/sync/erasure/what-only-a-newer-program-knows-goes-too", test_what_nobody_knows_here_goes);
  g_test_add_func ("/sync/erasure/what-only-a-newer-program-knows-is-gone-for-who-joins", test_what_nobody_knows_joins);
  return g_test_run ();
}
