/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether computers that have taken the same files say the same. Each counts a digest a table of all that it
 * says, from its own file alone, now and then and behind everything else, and tells it in its head with what it
 * has taken. Unequal digests of equal files are a fault that nobody may overlook: it is named, and a snapshot
 * of each is merged by the other. Nobody takes over a digest.
 *
 * Counted anew instead of kept with every write (sync.md §2.4): a digest that the writer keeps would repeat the
 * writer's own mistakes, and costs every edit of those who share nothing. */
#include "accord-config.h"

#include "accord-sync-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-error.h"
#include "accord-strict-json.h"
#include "accord-sync-digest.h"

#define EVERY_MS (60 * 1000)
#define SHARE 200 /* of its own time: half a per cent */

/* What is in here: all numbers, and what the files come to. */
static char *
files_of (const AccordSyncKnown *known)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sum = NULL;

  for (guint i = 0; i < known->replicas->len; i++)
    {
      const AccordReplicaRow *row = known->replicas->pdata[i];
      g_autofree char *files = accord_sync_sum_of (known, row->rid);

      if (row->seen > 0)
        g_ptr_array_add (lines, g_strdup_printf ("%s %" G_GINT64_FORMAT " %s\n", row->rid, row->seen, files));
    }
  g_ptr_array_sort_values (lines, (GCompareFunc) strcmp);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (text, lines->pdata[i]);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
  return g_strndup (sum, 16);
}

typedef struct {
  AccordSync *sync;
  AccordStore *store;
  char *of; /* and of nothing else: what comes before it begins is not in it */
} Counting;

static void
counting_free (gpointer data)
{
  Counting *self = data;

  g_object_unref (self->sync);
  g_object_unref (self->store);
  g_free (self->of);
  g_free (self);
}

/* Whether the file has just what it had when somebody asked for the count. */
static gboolean
is_as_asked (const Counting *self, AccordReader *reader, GError **error)
{
  AccordSyncKnown known = { 0 };
  gboolean ok = accord_sync_ask_reader (reader, &known, error);
  g_autofree char *of = ok ? files_of (&known) : NULL;

  ok = ok && known.unsealed == 0 && strcmp (of, self->of) == 0;
  accord_sync_known_clear (&known);
  return ok;
}

/* On a thread that steps back, which may begin late. */
static DexFuture *
count_read (AccordReader *reader, gpointer data)
{
  const Counting *self = data;
  GError *error = NULL;
  JsonObject *digest = is_as_asked (self, reader, &error) ? accord_sync_digest_tables (self->store, reader, &error) : NULL;

  return error == NULL ? dex_future_new_for_pointer (digest) : dex_future_new_for_error (error);
}

static DexFuture *
counted_cb (DexFuture *future, gpointer data)
{
  Counting *self = data;
  AccordSync *sync = self->sync;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  JsonObject *digest = value != NULL ? g_value_get_pointer (value) : NULL;

  sync->is_counting = FALSE;
  if (error != NULL && !accord_store_is_closing (accord_journal_get_store (sync->journal)))
    g_warning ("The digest was not counted: %s", error->message);
  if (digest == NULL)
    return dex_ref (future);
  json_object_set_string_member (digest, "of", self->of);
  g_clear_pointer (&sync->digest, json_object_unref);
  sync->digest = digest;
  g_set_str (&sync->digest_of, self->of);
  sync->digest_took = accord_steady_ms () - sync->digest_at;
  return dex_ref (future);
}

static void
begin_counting (AccordSync *self, char *of)
{
  AccordStore *store = accord_journal_get_store (self->journal);
  Counting *counting = g_new0 (Counting, 1);

  *counting = (Counting) { g_object_ref (self), g_object_ref (store), of };
  self->digest_at = accord_steady_ms ();
  self->is_counting = TRUE;
  dex_future_disown (dex_future_finally (accord_store_read_behind (store, count_read, counting, NULL),
                                         counted_cb, counting, counting_free));
}

static void
tell_difference (AccordSyncRound *round, const AccordSyncHead *head, GPtrArray *tables)
{
  g_autofree char *path = g_strdup_printf ("h/%s.json", head->rid);
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (tables, NULL);
  names = g_strjoinv (", ", (GStrv) tables->pdata);
  /* Translators: name of a computer; names of tables */
  error = g_error_new (ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DIFFERS,
                       _ ("“%s” has taken the same files and says something else in: %s. Everything it says is merged anew."),
                       head->name != NULL ? head->name : head->rid, names);
  accord_sync_problem (round->sync, path, error);
  round->sync->differs = TRUE;
}

static void
compare_with (AccordSyncRound *round, const AccordSyncHead *head)
{
  JsonObject *mine = round->sync->digest;
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GList) names = NULL;
  const char *of;

  if (head->digest == NULL || !accord_line_text (head->digest, "of", &of) || strcmp (of, round->sync->digest_of) != 0)
    return;
  names = g_list_concat (json_object_get_members (mine), json_object_get_members (head->digest));
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *here = NULL, *there = NULL;

      accord_line_text (mine, l->data, &here);
      accord_line_text (head->digest, l->data, &there);
      if (g_strcmp0 (here, there) != 0 && !g_ptr_array_find_with_equal_func (tables, l->data, g_str_equal, NULL))
        g_ptr_array_add (tables, l->data);
    }
  if (tables->len > 0)
    tell_difference (round, head, tables);
}

/**
 * accord_sync_compare:
 *
 * Compares with those who have taken the same; counts anew when nothing goes on.
 */
gboolean
accord_sync_compare (AccordSyncRound *round, GError **error)
{
  AccordSync *self = round->sync;
  g_autofree char *of = NULL;

  self->differs = FALSE;
  if (!accord_sync_know_again (round, error))
    return FALSE;
  if (self->worker == NULL || round->known.rid == NULL)
    return TRUE; /* a simulator compares them itself */
  for (guint i = 0; self->digest_of != NULL && i < round->look.heads->len; i++)
    if (strcmp (((AccordSyncHead *) round->look.heads->pdata[i])->rid, round->known.rid) != 0)
      compare_with (round, round->look.heads->pdata[i]);
  of = files_of (&round->known);
  if (!self->is_counting && round->known.unsealed == 0 && self->status->n_taken + self->status->n_sent == 0 && g_strcmp0 (of, self->digest_of) != 0 &&
      (self->digest_at == 0 || accord_steady_ms () - self->digest_at > MAX (EVERY_MS, SHARE * self->digest_took)))
    begin_counting (self, g_steal_pointer (&of));
  return TRUE;
}
