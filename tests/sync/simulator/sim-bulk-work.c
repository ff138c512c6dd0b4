/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deeds over more rows than one file of changes takes: rows that come in, go into the Trash, come back or are changed in
 * one step, by hand or as one span that is taken back and done again. */
#include "accord-config.h"

#include "accord-bulk.h"
#include "sim.h"

#define CUSTOMER (&accord_customer_kind)
#define MOST 100 /* rows of a step */

static gboolean
import_rows (AccordBulk *bulk, gpointer data, GError **error)
{
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gboolean ok = TRUE;

  for (int i = 0; ok && i < GPOINTER_TO_INT (data); i++)
    {
      g_autofree char *name = g_strdup_printf ("Import %d", i);

      accord_value_set_text (&values[0], name);
      ok = accord_bulk_create (bulk, CUSTOMER, values, error) != 0;
    }
  accord_value_clear (&values[0]);
  return ok;
}

static void
make (SimReplica *replica, int n)
{
  accord_change_set_unref (accord_test_boxed (accord_journal_bulk (replica->journal, "Import", import_rows,
                                                                  GINT_TO_POINTER (n), NULL)));
}

void
sim_import (Sim *sim, SimReplica *replica)
{
  make (replica, 1 + sim_below (sim, 12));
}

/* One step over many rows, told one by one: to the Trash, back, or a value in each. */
static void
change_many (Sim *sim, SimReplica *replica)
{
  int what = sim_below (sim, 3);
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *value = sim_value (sim);
  AccordEdit *edit = accord_edit_new ("Many");
  guint first;

  if (what == 1)
    accord_query_set_deleted (query, TRUE);
  found = accord_test_boxed (accord_store_select (replica->store, query));
  first = found->len > 0 ? (guint) sim_below (sim, (int) found->len) : 0;
  for (guint i = first; i < found->len && i < first + MOST; i++)
    {
      gint64 id = accord_record_id (found->pdata[i]);

      if (what == 0)
        accord_edit_delete (edit, CUSTOMER, id);
      else if (what == 1)
        accord_edit_restore (edit, CUSTOMER, id);
      else
        accord_edit_set_text (edit, CUSTOMER, id, "city", value);
    }
  if (found->len > 0)
    sim_commit_quietly (sim, replica, edit);
  else
    accord_edit_unref (edit);
}

/* What was done last is taken back, or done again; straight after a hundred rows came it is all of them. */
static void
take_back (Sim *sim, SimReplica *replica, gboolean redo)
{
  DexFuture *future = redo ? accord_journal_redo (replica->journal) : accord_journal_undo (replica->journal);

  accord_test_wait (future);
  if (dex_future_get_value (future, NULL) != NULL)
    sim_watch (sim, replica, g_value_get_boxed (dex_future_get_value (future, NULL)));
  dex_unref (future);
}

void
sim_bulk (Sim *sim, SimReplica *replica)
{
  gboolean more = sim_chance (sim, 50);

  if (!more)
    return change_many (sim, replica);
  make (replica, 20 + sim_below (sim, MOST - 19));
  if (sim_chance (sim, 40)) /* others may have it already when it is taken back */
    sim_round (sim, replica, ACCORD_SYNC_STAGE_NONE);
  if (sim_chance (sim, 60))
    take_back (sim, replica, FALSE);
  else
    return;
  if (sim_chance (sim, 40))
    sim_round (sim, replica, ACCORD_SYNC_STAGE_NONE);
  if (sim_chance (sim, 50))
    take_back (sim, replica, TRUE);
}

/* Some computers tell what they do in many small files. */
void
sim_draw_records (Sim *sim, SimReplica *replica)
{
  replica->records = sim->has_bulk && sim_chance (sim, 60) ? 2 + (guint) sim_below (sim, 39) : 0;
}

#define ROUNDS 20 /* in which everybody has told all, also two records at a time */

/* The last number that a computer gave to something that it tells. */
static gint64
last_told (SimReplica *replica)
{
  g_autoptr (GString) last = g_string_new (NULL);

  sim_lines (replica, "SELECT coalesce(max(s2), 0) FROM seg WHERE rep=(SELECT id FROM replica WHERE state=0)", last);
  return g_ascii_strtoll (last->str, NULL, 10);
}

/* All that was done is told once: a step that is told again and again never comes to an end. */
void
sim_check_told (Sim *sim)
{
  for (int i = 0; i < sim->n && sim->failure == NULL; i++)
    {
      gint64 before, last = last_told (&sim->replicas[i]);
      int rounds = 0;

      do
        {
          before = last;
          sim_round (sim, &sim->replicas[i], ACCORD_SYNC_STAGE_NONE);
          last = last_told (&sim->replicas[i]);
        }
      while (last != before && ++rounds < ROUNDS);
      if (last != before)
        sim_fail (sim, "computer %d tells what it did again and again", i);
    }
}
