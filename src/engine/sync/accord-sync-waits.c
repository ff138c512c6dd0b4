/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Since when something waits, is broken or is missed. In memory by a clock that nobody sets; in the file by the
 * computer's time, so that a day of waiting is reached also by a program that is started every hour. */
#include "accord-config.h"

#include "accord-sync-private.h"

#define KEPT_MOST 500
#define OLD_MOST_MS ((gint64) 60 * 24 * 60 * 60 * 1000) /* a clock that jumped says no more than this */

typedef struct {
  gint64 steady;
  gint64 wall;
  guint round; /* in which it was last so */
} Wait;

GHashTable *
accord_sync_waits_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * accord_sync_since:
 * @what: a path, a hash, or "rid.number"
 *
 * Returns: since when (accord_steady_ms(): nobody sets it) it is so: since now, when it was not before
 */
gint64
accord_sync_since (AccordSync *self, const char *what)
{
  Wait *wait = g_hash_table_lookup (self->since, what);

  if (wait == NULL)
    {
      wait = g_new (Wait, 1);
      *wait = (Wait) { accord_steady_ms (), accord_now_ms (), 0 };
      g_hash_table_insert (self->since, g_strdup (what), wait);
    }
  wait->round = self->n_rounds;
  return wait->steady;
}

gboolean
accord_sync_waited (AccordSync *self, const char *what, gint64 ms)
{
  return accord_steady_ms () - accord_sync_since (self, what) >= ms;
}

/* Begins anew: what was done about it may take as long again. */
void
accord_sync_wait_again (AccordSync *self, const char *what)
{
  g_hash_table_remove (self->since, what);
}

/* Something that is missed, "rid.number", for as long as @ms; NULL when there is none. */
const char *
accord_sync_missed_for (AccordSync *self, gint64 ms)
{
  GHashTableIter iter;
  gpointer what, wait;

  g_hash_table_iter_init (&iter, self->since);
  while (g_hash_table_iter_next (&iter, &what, &wait))
    if (strchr (what, '.') != NULL && strchr (what, '/') == NULL && ((Wait *) wait)->round == self->n_rounds &&
        accord_steady_ms () - ((Wait *) wait)->steady >= ms)
      return what;
  return NULL;
}

/* What was remembered when the program ran last. */
void
accord_sync_waits_read (AccordSync *self, const char *text)
{
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  gint64 now = accord_now_ms (), steady = accord_steady_ms ();
  JsonObjectIter iter;
  const char *what;
  JsonNode *node;

  self->has_waits = TRUE;
  g_set_str (&self->waits_said, text);
  if (object == NULL)
    return;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &what, &node))
    if (!g_hash_table_contains (self->since, what))
      {
        Wait *wait = g_new (Wait, 1);

        wait->wall = json_node_get_int (node);
        wait->steady = steady - CLAMP (now - wait->wall, 0, OLD_MOST_MS);
        wait->round = self->n_rounds;
        g_hash_table_insert (self->since, g_strdup (what), wait);
      }
}

static char *
waits_text (AccordSync *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GList) names = NULL;
  GHashTableIter iter;
  gpointer what, wait;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->since);
  while (g_hash_table_iter_next (&iter, &what, &wait))
    if (((Wait *) wait)->round != self->n_rounds)
      g_hash_table_iter_remove (&iter); /* it is not so any more */
  names = g_list_sort (g_hash_table_get_keys (self->since), (GCompareFunc) strcmp);
  for (GList *l = names; l != NULL && n < KEPT_MOST; l = l->next, n++)
    json_object_set_int_member (object, l->data, ((Wait *) g_hash_table_lookup (self->since, l->data))->wall);
  json_node_set_object (root, object);
  return n > 0 ? json_to_string (root, FALSE) : NULL;
}

/**
 * accord_sync_waits_keep:
 *
 * At the end of a whole round: forgets what is not so any more, and remembers the rest in the file.
 */
gboolean
accord_sync_waits_keep (AccordSync *self, GError **error)
{
  g_autofree char *text = waits_text (self);

  if (g_strcmp0 (text, self->waits_said) == 0)
    return TRUE;
  if (!dex_await_boolean (accord_journal_note (self->journal, "waits", text), error))
    return FALSE;
  g_set_str (&self->waits_said, text);
  return TRUE;
}
