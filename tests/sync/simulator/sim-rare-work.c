/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do now and then: tags, lines that are only ever added, two customers made one, a person erased; and
 * what a program writes that is newer than this one. */
#include "accord-config.h"

#include "accord-erasure.h"
#include "accord-purge.h"
#include "accord-record-merge.h"
#include "accord-segment.h"
#include "sim.h"

#define CUSTOMER (&accord_customer_kind)
#define DAY ((gint64) 24 * 60 * 60 * 1000)

static void
untag (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_tagging_kind);
  g_autoptr (GPtrArray) taggings = accord_test_boxed (accord_store_select (replica->store, query));
  AccordEdit *edit;

  if (taggings->len == 0)
    return;
  edit = accord_edit_new ("Take a tag off");
  accord_edit_delete (edit, &accord_tagging_kind, accord_record_id (taggings->pdata[sim_below (sim, (int) taggings->len)]));
  sim_commit_quietly (sim, replica, edit);
}

/* Few tags and few customers: two people often put the same one on, or take it off, at the same time. */
void
sim_tag (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordRecord) customer = sim_any (sim, replica, CUSTOMER, sim->customers);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_tag_kind);
  g_autoptr (GPtrArray) tags = accord_test_boxed (accord_store_select (replica->store, query));
  AccordEdit *edit;
  gint64 tag, tagging;

  if (customer == NULL || accord_record_is_deleted (customer))
    return;
  if (sim_chance (sim, 30))
    return untag (sim, replica);
  edit = accord_edit_new ("Tag");
  if (tags->len < 3)
    {
      g_autofree char *name = sim_value (sim);

      tag = accord_edit_create (edit, &accord_tag_kind);
      accord_edit_set_text (edit, &accord_tag_kind, tag, "name", name);
    }
  else
    tag = accord_record_id (tags->pdata[sim_below (sim, (int) tags->len)]);
  tagging = accord_edit_create (edit, &accord_tagging_kind);
  accord_edit_set_number (edit, &accord_tagging_kind, tagging, "tag", tag);
  accord_edit_set_number (edit, &accord_tagging_kind, tagging, "customer", accord_record_id (customer));
  sim_commit_quietly (sim, replica, edit);
}

/* Lines of a ledger are added and never changed: nothing of what two add is lost. */
void
sim_add_line (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordRecord) customer = sim_any (sim, replica, CUSTOMER, sim->customers);
  g_autofree char *title = sim_value (sim);
  AccordEdit *edit;
  gint64 id;

  if (customer == NULL || accord_record_is_deleted (customer))
    return;
  edit = accord_edit_new ("Add a line");
  id = accord_edit_create (edit, &accord_activity_kind);
  accord_edit_set_text (edit, &accord_activity_kind, id, "title", title);
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", "note");
  accord_edit_set_number (edit, &accord_activity_kind, id, "customer", accord_record_id (customer));
  sim_commit_quietly (sim, replica, edit);
}

void
sim_merge (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordRecord) one = sim_any (sim, replica, CUSTOMER, sim->customers);
  g_autoptr (AccordRecord) other = sim_any (sim, replica, CUSTOMER, sim->customers);
  g_autoptr (AccordRecordMerge) merge = NULL;
  gint64 ids[2];

  if (one == NULL || other == NULL || accord_record_is_deleted (one) || accord_record_is_deleted (other) ||
      accord_record_id (one) == accord_record_id (other))
    return;
  ids[0] = accord_record_id (one);
  ids[1] = accord_record_id (other);
  merge = accord_test_boxed (accord_record_merge_prepare (replica->store, CUSTOMER, ids, 2));
  sim_commit_quietly (sim, replica, accord_record_merge_to_edit (merge));
}

void
sim_erase (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordRecord) customer = sim_any (sim, replica, CUSTOMER, sim->customers);
  DexFuture *future;

  if (customer == NULL)
    return;
  future = accord_journal_erase (replica->journal, CUSTOMER, accord_record_id (customer));
  accord_test_wait (future); /* a rule may refuse */
  sim->n_erased += dex_future_get_value (future, NULL) != NULL;
  dex_unref (future);
}

/* A customer that lies in the Trash is deleted for good, or all that lies there; others may be taking it out. Now and then
 * three months go by, and what is old enough goes by itself, with the rounds of whoever does it for all. */
void
sim_purge (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordRecord) customer = sim_any (sim, replica, CUSTOMER, sim->customers);
  AccordPurgeRow row = { CUSTOMER, customer != NULL ? accord_record_id (customer) : 0 };
  DexFuture *future;

  if (sim_chance (sim, 10))
    {
      sim->now += 91 * DAY;
      sim_set_clock (sim, replica);
    }
  if (customer == NULL || !accord_record_is_deleted (customer))
    return;
  future = sim_chance (sim, 15) ? accord_journal_empty_trash (replica->journal) : accord_journal_purge (replica->journal, &row, 1);
  accord_test_wait (future);
  if (dex_future_get_value (future, NULL) != NULL)
    sim->n_purged += (guint) g_value_get_int64 (dex_future_get_value (future, NULL));
  dex_unref (future);
}

/* Months later somebody says that history of before is not kept any more; everybody who is there hears of it and reads
 * a snapshot. Who is away has what it has. */
void
sim_keep_less (Sim *sim, SimReplica *replica)
{
  const AccordKind *kind = &accord_workspace_kind;
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) found = NULL;
  AccordEdit *edit;
  gint64 day;

  if (replica->is_away || replica->was_wrong || replica->is_older)
    return;
  sim->now += 100 * DAY;
  day = sim->now / DAY - 92;
  sim_set_clock (sim, replica);
  found = accord_test_boxed (accord_store_select (replica->store, query));
  if (found->len == 0)
    return;
  sim_say (sim, "computer %d: history is kept from day %d", (int) (replica - sim->replicas), (int) day);
  sim->history_from = day * DAY;
  edit = accord_edit_new ("Keep less");
  accord_edit_set_number (edit, kind, accord_record_id (found->pdata[0]), "history_from", day);
  sim_commit_quietly (sim, replica, edit);
  for (int turn = 0; turn < 3 && sim->failure == NULL; turn++)
    {
      for (int i = 0; i < sim->n; i++)
        if (!sim->replicas[i].is_away)
          {
            sim_round (sim, &sim->replicas[i], ACCORD_SYNC_STAGE_NONE);
            sim_ship (sim, i, FALSE);
          }
      if (turn == 0)
        {
          sim_set_clock (sim, replica);
          sim_make_snapshot (sim, replica);
          sim_ship (sim, (int) (replica - sim->replicas), TRUE);
        }
      sim->now += DAY / 12;
      sim->step += 20;
      sim_deliver (sim);
      sim->step -= 20;
    }
}

/* How many files of changes computers say that nobody keeps any more. */
guint
sim_let_go (Sim *sim)
{
  guint n = 0;

  for (int i = 0; i < sim->n; i++)
    {
      g_autoptr (GString) count = g_string_new (NULL);

      sim_lines (&sim->replicas[i], "SELECT count(*) FROM seg WHERE state=5", count);
      n += (guint) g_ascii_strtoull (count->str, NULL, 10);
    }
  return n;
}

static AccordRemoteRecord *
newer_record (char op, gint64 s, const char *kind, const AccordId *uid, const char *field, const char *value)
{
  AccordRemoteRecord *record = accord_remote_record_new (op, s, kind, uid);
  JsonArray *array = json_array_new ();

  json_array_add_string_element (array, value);
  record->fields = json_object_new ();
  json_object_set_array_member (record->fields, field, array);
  return record;
}

/* A computer with a program of a later year than any here: a kind and a field that nobody here knows. All keep them, for when
 * they do, and pass them on in snapshots. */
void
sim_write_newer (Sim *sim, int where)
{
  static const char rid[] = "newer00000000000";
  g_autoptr (AccordRemoteSegment) segment = accord_remote_segment_new (rid);
  AccordRemoteTxn *txn = accord_remote_txn_new (sim->newer_seq + 1, (AccordStamp) sim->now << 16);
  const AccordId *customer = sim->customers->len > 0 ? sim->customers->pdata[sim_below (sim, (int) sim->customers->len)] : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *value = sim_value (sim);
  AccordId marvel;

  g_ptr_array_add (segment->txns, txn);
  segment->workspace = g_strdup (sim->workspace);
  segment->first = sim->newer_seq + 1;
  segment->last = segment->first + (customer != NULL ? 2 : 1);
  segment->n_records = (guint) (segment->last - segment->first);
  sim->newer_seq = segment->last;
  txn->at = sim->now;
  accord_id_new (&marvel);
  g_ptr_array_add (txn->records, newer_record ('i', segment->first + 1, "marvel", &marvel, "shape", value));
  if (customer != NULL)
    g_ptr_array_add (txn->records, newer_record ('u', segment->first + 2, "customer", customer, "aura", value));
  bytes = accord_segment_write (segment, NULL, NULL);
  {
    g_autofree char *name = accord_share_segment (segment->first, segment->last, segment->hash);

    g_hash_table_replace (sim->replicas[where].share->files, g_strdup_printf ("r/%s/%s", rid, name), g_bytes_ref (bytes));
  }
  sim_ship (sim, where, FALSE);
}
