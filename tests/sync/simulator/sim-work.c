/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do at the computers of the simulator. */
#include "accord-config.h"

#include "accord-id.h"
#include "accord-pipelines.h"
#include "accord-random.h"
#include "accord-rank.h"
#include "sim.h"

static AccordChangeSet *
commit (SimReplica *replica, AccordEdit *edit)
{
  DexFuture *future = accord_journal_commit (replica->journal, edit);
  AccordChangeSet *set = NULL;

  accord_test_wait (future);
  /* A rule may refuse: what was chosen blindly is not always possible. */
  if (dex_future_get_value (future, NULL) != NULL)
    set = g_value_dup_boxed (dex_future_get_value (future, NULL));
  dex_unref (future);
  accord_edit_unref (edit);
  return set;
}

static AccordRecord *
find (SimReplica *replica, const AccordKind *kind, const AccordId *uid)
{
  DexFuture *future = accord_store_find_uid (replica->store, kind, uid);
  const GValue *value;
  AccordRecord *record;

  accord_test_wait (future);
  value = dex_future_get_value (future, NULL);
  record = value ? g_value_dup_boxed (value) : NULL;
  dex_unref (future);
  return record;
}

AccordRecord *
sim_any (Sim *sim, SimReplica *replica, const AccordKind *kind, GPtrArray *uids)
{
  return uids->len > 0 ? find (replica, kind, uids->pdata[sim_below (sim, (int) uids->len)]) : NULL;
}

static void
add_uid (SimReplica *replica, const AccordKind *kind, gint64 id, GPtrArray *uids)
{
  DexFuture *future = accord_store_load_one (replica->store, kind, id);
  const GValue *value;

  accord_test_wait (future);
  value = dex_future_get_value (future, NULL);
  if (value != NULL && g_value_get_boxed (value) != NULL)
    g_ptr_array_add (uids, accord_id_dup_text (accord_record_uid (g_value_get_boxed (value))));
  dex_unref (future);
}

/* A change set has one clock, which may come from any field that it touches: what is in it with something that
 * a wrong clock has touched, or at a computer whose clock was ever wrong, may be of the far future. All else
 * may not. */
void
sim_watch (Sim *sim, SimReplica *replica, const AccordChangeSet *set)
{
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  gboolean far = replica->was_wrong;

  for (guint i = 0; i < set->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (set->changes, AccordChange, i);

      add_uid (replica, change->kind, change->id, uids);
    }
  for (guint i = 0; i < set->spans->len; i++)
    {
      const AccordChangeSpan *span = &g_array_index (set->spans, AccordChangeSpan, i);

      for (gint64 id = span->first; span->operation != 'i' && id <= span->last; id++)
        add_uid (replica, span->kind, id, uids);
    }
  for (guint i = 0; i < uids->len; i++)
    far |= g_hash_table_contains (sim->poisoned, uids->pdata[i]);
  for (guint i = 0; far && i < uids->len; i++)
    g_hash_table_add (sim->poisoned, g_strdup (uids->pdata[i]));
}

void
sim_commit_quietly (Sim *sim, SimReplica *replica, AccordEdit *edit)
{
  g_autoptr (AccordChangeSet) set = commit (replica, edit);

  if (set != NULL)
    sim_watch (sim, replica, set);
}

static void
remember (Sim *sim, SimReplica *replica, const AccordKind *kind, AccordChangeSet *set, GPtrArray *uids)
{
  gint64 id;
  DexFuture *future;

  if (set == NULL || !accord_change_set_created (set, kind, &id))
    return;
  future = accord_store_load_one (replica->store, kind, id);
  accord_test_wait (future);
  g_ptr_array_add (uids, g_memdup2 (accord_record_uid (g_value_get_boxed (dex_future_get_value (future, NULL))), sizeof (AccordId)));
  g_hash_table_add (sim->touched, accord_id_dup_text (uids->pdata[uids->len - 1]));
  sim_watch (sim, replica, set);
  dex_unref (future);
}

void
sim_found_workspace (Sim *sim, SimReplica *replica)
{
  AccordEdit *edit = accord_edit_new ("Made the workspace");
  gint64 id = accord_edit_create (edit, &accord_workspace_kind);
  g_autofree char *rank = accord_rank_nth (0);
  guint n_templates;

  sim_use (replica);
  accord_edit_set_text (edit, &accord_workspace_kind, id, "name", "Team");
  accord_edit_set_text (edit, &accord_workspace_kind, id, "currency", "EUR");
  accord_edit_set_number (edit, &accord_workspace_kind, id, "fiscal_month", 1);
  if (sim->has_tickets) /* the clock of tickets always runs */
    accord_edit_set_text (edit, &accord_workspace_kind, id, "work_hours", "Mo-Su 00:00-24:00");
  accord_pipeline_add (edit, &accord_pipeline_templates (&n_templates)[0], "New Business", rank);
  sim_commit_quietly (sim, replica, edit);
}

char *
sim_value (Sim *sim)
{
  return g_strdup_printf ("+49 30 %u", ++sim->n_values);
}

static void
create_customer (Sim *sim, SimReplica *replica)
{
  AccordEdit *edit = accord_edit_new ("Create");
  gint64 id = accord_edit_create (edit, &accord_customer_kind);
  g_autofree char *name = sim_value (sim);
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, &accord_customer_kind, id, "name", name);
  set = commit (replica, edit);
  remember (sim, replica, &accord_customer_kind, set, sim->customers);
}

static gint64
any_stage (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) stages = accord_test_boxed (accord_store_select (replica->store, query));

  return stages->len > 0 ? accord_record_id (stages->pdata[sim_below (sim, (int) stages->len)]) : 0;
}

static void
create_deal (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordRecord) customer = sim_any (sim, replica, &accord_customer_kind, sim->customers);
  gint64 stage = any_stage (sim, replica);
  g_autofree char *name = sim_value (sim);
  g_autofree char *rank = accord_rank_nth (sim_below (sim, 5));
  g_autoptr (AccordChangeSet) set = NULL;
  AccordEdit *edit;
  gint64 id;

  if (stage == 0)
    return;
  edit = accord_edit_new ("Create deal");
  id = accord_edit_create (edit, &accord_deal_kind);
  accord_edit_set_text (edit, &accord_deal_kind, id, "name", name);
  accord_edit_set_both (edit, &accord_deal_kind, id, "stage", stage, rank);
  accord_edit_set_both (edit, &accord_deal_kind, id, "amount", 100 * sim_below (sim, 100), "EUR");
  if (customer != NULL && !accord_record_is_deleted (customer))
    accord_edit_set_number (edit, &accord_deal_kind, id, "customer", accord_record_id (customer));
  set = commit (replica, edit);
  remember (sim, replica, &accord_deal_kind, set, sim->deals);
}

static void
edit_customer (Sim *sim, SimReplica *replica)
{
  static const char *const fields[] = { "phone", "city", "name", "industry" };
  g_autoptr (AccordRecord) customer = sim_any (sim, replica, &accord_customer_kind, sim->customers);
  AccordEdit *edit;

  if (customer == NULL || accord_record_is_deleted (customer))
    return;
  edit = accord_edit_new ("Edit");
  for (int i = 1 + sim_below (sim, 2); i > 0; i--)
    {
      g_autofree char *value = sim_value (sim);

      accord_edit_set_text (edit, &accord_customer_kind, accord_record_id (customer), fields[sim_below (sim, 4)], value);
    }
  sim_commit_quietly (sim, replica, edit);
}

static void
move_deal (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordRecord) deal = sim_any (sim, replica, &accord_deal_kind, sim->deals);
  gint64 stage = any_stage (sim, replica);
  g_autofree char *rank = accord_rank_nth (sim_below (sim, 5));
  AccordEdit *edit;

  if (deal == NULL || stage == 0 || accord_record_is_deleted (deal))
    return;
  edit = accord_edit_new ("Move");
  accord_edit_set_both (edit, &accord_deal_kind, accord_record_id (deal), "stage", stage, rank);
  sim_commit_quietly (sim, replica, edit);
}

static void
delete_or_restore (Sim *sim, SimReplica *replica)
{
  gboolean deals = sim_chance (sim, 50);
  const AccordKind *kind = deals ? &accord_deal_kind : &accord_customer_kind;
  g_autoptr (AccordRecord) record = sim_any (sim, replica, kind, deals ? sim->deals : sim->customers);
  AccordEdit *edit;

  if (record == NULL)
    return;
  edit = accord_edit_new ("Delete or restore");
  if (accord_record_is_deleted (record))
    accord_edit_restore (edit, kind, accord_record_id (record));
  else
    accord_edit_delete (edit, kind, accord_record_id (record));
  sim_commit_quietly (sim, replica, edit);
}

/* No field that somebody else wrote since is changed by it. What comes back brings back what it stands in. */
static void
check_undone (Sim *sim, SimReplica *replica, GHashTable *before)
{
  g_autoptr (GHashTable) after = sim_state (replica);
  g_autoptr (GHashTable) own = sim_own_names (replica);
  GHashTableIter iter;
  gpointer key, clock;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, &clock))
    {
      const char *was = g_hash_table_lookup (before, key);

      if (was != NULL && strcmp (was, clock) != 0 && !g_str_has_suffix (key, " _del") && !g_hash_table_contains (own, was + 17))
        sim_fail (sim, "computer %d took back %s, which %s wrote", (int) (replica - sim->replicas), (char *) key, was);
    }
}

static void
undo_or_redo (Sim *sim, SimReplica *replica)
{
  g_autoptr (GHashTable) before = sim->seed % 4 == 1 ? sim_state (replica) : NULL;
  DexFuture *future = sim_chance (sim, 70) ? accord_journal_undo (replica->journal) : accord_journal_redo (replica->journal);

  accord_test_wait (future);
  if (dex_future_get_value (future, NULL) != NULL)
    sim_watch (sim, replica, g_value_get_boxed (dex_future_get_value (future, NULL)));
  if (before != NULL && sim->is_loud && dex_future_get_value (future, NULL) != NULL)
    {
      g_autoptr (GString) log = g_string_new (NULL);

      sim_log (replica, log);
      sim_say (sim, "%s", log->str);
    }
  if (before != NULL && dex_future_get_value (future, NULL) != NULL)
    check_undone (sim, replica, before);
  dex_unref (future);
}

/* The first, second … field of every run goes by the same name: its column is there from the run before, and most
 * of the time is not spent on reading the tables of the file anew. Its clock does not go forward meanwhile. */
static AccordChangeSet *
commit_under_known_name (Sim *sim, SimReplica *replica, AccordEdit *edit)
{
  guint64 number = ++sim->n_fields;
  AccordChangeSet *set;

  accord_id_restart ();
  accord_now_set (G_GINT64_CONSTANT (1700000000000) + (gint64) number);
  accord_random_seed (G_MAXUINT32 + number);
  set = commit (replica, edit);
  accord_id_restart ();
  accord_random_seed ((sim->seed << 20) + sim->step + 1);
  sim_set_clock (sim, replica);
  return set;
}

/* A field that somebody adds comes to others in the middle of values for it. */
static void
add_field (Sim *sim, SimReplica *replica)
{
  AccordEdit *edit = accord_edit_new ("Add a field");
  const AccordKind *kind = &accord_custom_field_kind;
  gint64 id = accord_edit_create (edit, kind);
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordRecord) customer = NULL;
  const AccordKind *own;

  accord_edit_set_text (edit, kind, id, "label", "Grade");
  accord_edit_set_text (edit, kind, id, "target", "customer");
  accord_edit_set_text (edit, kind, id, "type", "text");
  set = commit_under_known_name (sim, replica, edit);
  customer = sim_any (sim, replica, &accord_customer_kind, sim->customers);
  own = accord_store_get_kind (replica->store, &accord_customer_kind);
  if (set == NULL || customer == NULL || own->base == NULL || accord_record_is_deleted (customer))
    return;
  edit = accord_edit_new ("Grade");
  accord_edit_set_text (edit, own, accord_record_id (customer), own->fields[own->n_fields - 1].name, "A");
  sim_commit_quietly (sim, replica, edit);
}

void
sim_work (Sim *sim, SimReplica *replica)
{
  int what = sim_below (sim, 100);

  sim_set_clock (sim, replica);
  sim_say (sim, "computer %d works: %d", (int) (replica - sim->replicas), what);
  if (sim->has_older && sim_chance (sim, 30))
    sim_gadget (sim, replica);
  else if (sim->has_bulk && sim_chance (sim, 12))
    sim_bulk (sim, replica);
  else if (sim->has_tickets && sim_chance (sim, 60))
    sim_ticket (sim, replica);
  else if (what < 18)
    create_customer (sim, replica);
  else if (what < 28)
    create_deal (sim, replica);
  else if (what < 56)
    edit_customer (sim, replica);
  else if (what < 59)
    sim_tag (sim, replica);
  else if (what < 62)
    sim_add_line (sim, replica);
  else if (what < 74)
    move_deal (sim, replica);
  else if (what < 76)
    sim_merge (sim, replica);
  else if (what < 85)
    delete_or_restore (sim, replica);
  else if (what < 86)
    sim_erase (sim, replica);
  else if (what < 89)
    sim_purge (sim, replica);
  else if (what < 95)
    undo_or_redo (sim, replica);
  else if (what < 98)
    sim_import (sim, replica);
  else
    add_field (sim, replica);
}
