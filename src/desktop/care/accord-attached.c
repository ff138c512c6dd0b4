/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What hangs on a record, counted by kind: "2 deals, 3 contacts". Only what people know as records of
 * their own counts; tags, handles and the like are parts of the record itself. */

#include "accord-config.h"

#include "accord-attached.h"

#include <glib/gi18n-lib.h>
#include "accord-money.h"

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  return ((const AccordAttached *) a)->kind->number - ((const AccordAttached *) b)->kind->number;
}

static void
add_one (GArray *attached, const AccordKind *kind)
{
  AccordAttached first = { kind, 1 };

  for (guint i = 0; i < attached->len; i++)
    if (accord_kind_is (g_array_index (attached, AccordAttached, i).kind, kind))
      {
        g_array_index (attached, AccordAttached, i).n++;
        return;
      }
  g_array_append_val (attached, first);
}

/**
 * accord_attached_of_links:
 * @links: (element-type AccordBacklink): links to one or several records
 * @target: one of these
 *
 * Counts living records with a link to @target; one that has two such links counts once.
 *
 * Returns: (transfer full) (element-type AccordAttached): in the order of the kinds
 */
GArray *
accord_attached_of_links (const GArray *links, gint64 target)
{
  GArray *attached = g_array_new (FALSE, FALSE, sizeof (AccordAttached));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const AccordBacklink *link = &g_array_index (links, AccordBacklink, i);

      if (link->target == target && !link->deleted && (link->kind->flags & ACCORD_KIND_EXCHANGED) &&
          g_hash_table_add (seen, g_strdup_printf ("%d:%" G_GINT64_FORMAT, link->kind->number, link->id)))
        add_one (attached, link->kind);
    }
  g_array_sort (attached, compare_kinds);
  return attached;
}

typedef struct {
  const AccordKind *kind;
  gint64 id;
} Asked;

static DexFuture *
count_read (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) links = accord_reader_backlinks (reader, asked->kind, &asked->id, 1, &error);

  if (links == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_ARRAY, accord_attached_of_links (links, asked->id));
}

/**
 * accord_attached_count:
 * @store: the open file
 * @kind: of the record
 * @id: the record
 *
 * Returns: (transfer full): a future that resolves to a #GArray of #AccordAttached
 */
DexFuture *
accord_attached_count (AccordStore *store, const AccordKind *kind, gint64 id)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { kind, id };
  return accord_store_read_long (store, count_read, asked, g_free);
}

/**
 * accord_attached_to_words:
 * @attached: (element-type AccordAttached): counts
 *
 * Returns: (transfer full) (nullable): "2 deals, 3 contacts"; %NULL if nothing hangs on the record
 */
char *
accord_attached_to_words (const GArray *attached)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < attached->len; i++)
    {
      const AccordAttached *one = &g_array_index (attached, AccordAttached, i);
      g_autofree char *number = accord_number_format (one->n);
      g_autofree char *name =
        g_utf8_strdown (one->n == 1 ? accord_kind_label (one->kind) : accord_kind_plural (one->kind), -1);

      if (words->len > 0)
        /* Translators: between parts of a list: "2 deals, 3 contacts" */
        g_string_append (words, _ (", "));
      /* Translators: how many of what: "2 deals" */
      g_string_append_printf (words, _ ("%1$s %2$s"), number, name);
    }
  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}
