/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which fields a filter or an order may name, the most useful first. */

#include "accord-config.h"

#include "accord-filter-fields.h"

static void
filter_field_free (gpointer data)
{
  AccordFilterField *self = data;

  g_free (self->path);
  g_free (self->label);
  g_free (self);
}

static void
add (GPtrArray *fields, const AccordKind *kind, const char *path, const AccordField *field, guint depth)
{
  AccordFilterField *line = g_new (AccordFilterField, 1);

  *line = (AccordFilterField) { g_strdup (path), accord_filter_path_label (kind, path), field, depth };
  g_ptr_array_add (fields, line);
}

/* What a person never sees in a form is nothing to ask for. */
static gboolean
is_offered (const AccordField *field)
{
  return (field->flags & ACCORD_FIELD_HIDDEN) == 0 && field->type != ACCORD_FIELD_RANK;
}

static void
add_own (GPtrArray *fields, const AccordKind *kind)
{
  for (guint i = 0; i < accord_computed_count (kind); i++)
    add (fields, kind, accord_computed_field (kind, i)->name, accord_computed_field (kind, i), 0);
  for (int i = 0; i < kind->n_fields; i++)
    if (is_offered (&kind->fields[i]))
      add (fields, kind, kind->fields[i].name, &kind->fields[i], 0);
}

static void
add_linked (GPtrArray *fields, const AccordKind *kind, const AccordField *link)
{
  const AccordKind *target = accord_kind_target (kind, link);

  for (int i = 0; i < target->n_fields; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%s", link->name, target->fields[i].name);

      if (is_offered (&target->fields[i]) && i != accord_kind_title (target))
        add (fields, kind, path, &target->fields[i], 1);
    }
}

/**
 * accord_filter_fields:
 * @kind: whose records; the workspace's table of it, so that fields that users added are there
 * @over_links: with those of what its links point to
 *
 * Returns: (transfer full) (element-type AccordFilterField): first what is computed, then the record's
 *   own fields, then those over links
 */
GPtrArray *
accord_filter_fields (const AccordKind *kind, gboolean over_links)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (filter_field_free);

  add_own (fields, kind);
  for (int i = 0; over_links && i < kind->n_fields; i++)
    if (is_offered (&kind->fields[i]) && kind->fields[i].type == ACCORD_FIELD_LINK)
      add_linked (fields, kind, &kind->fields[i]);
  return fields;
}
