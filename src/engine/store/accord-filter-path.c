/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of fields that filters and orders reach over links by: "stage.outcome", "owner.team.name". */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-error.h"
#include "accord-filter-private.h"

static gboolean
fail (const AccordKind *kind, const char *path, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int i = 0; i < kind->n_fields; i++)
    if (!(kind->fields[i].flags & ACCORD_FIELD_HIDDEN))
      g_string_append_printf (names, "%s%s", names->len ? ", " : "",
                              kind->fields[i].flags & ACCORD_FIELD_CUSTOM ? kind->fields[i].label : kind->fields[i].name);
  for (guint i = 0; i < accord_computed_count (kind); i++)
    g_string_append_printf (names, ", %s", accord_computed_field (kind, i)->name);
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _ ("“%s” has no field “%s”. Its fields are: %s."),
               accord_kind_plural (kind), path, names->str);
  return FALSE;
}

static gboolean
add_step (AccordPath *path, const AccordKind *kind, const char *name)
{
  int field = accord_kind_find (kind, name);

  path->computed = field < 0 ? accord_computed_find (kind, name) : NULL;
  if (field < 0 && path->computed == NULL)
    field = accord_kind_find_typed (kind, name); /* what users call fields of their own */
  if (path->n == ACCORD_PATH_MAX || (field < 0 && path->computed == NULL))
    return FALSE;
  path->kinds[path->n] = kind;
  path->fields[path->n++] = field;
  path->field = field >= 0 ? &kind->fields[field] : &path->computed->field;
  return TRUE;
}

/* @text: names of fields, with a dot behind each link. */
gboolean
accord_path_find (AccordPath *path, const AccordKind *kind, const char *text, GError **error)
{
  g_auto (GStrv) names = NULL;

  *path = (AccordPath) { 0 };
  if (add_step (path, kind, text)) /* a name may have a dot in it */
    return TRUE;
  names = g_strsplit (text, ".", -1);
  for (int i = 0; names[i] != NULL; i++)
    {
      const AccordKind *from = kind;

      if (i > 0 && (path->computed != NULL || !accord_field_is_link (path->field)))
        return fail (kind, text, error);
      if (i > 0)
        from = accord_kind_target (path->kinds[i - 1], path->field);
      if (!add_step (path, from, names[i]))
        return fail (path->n < ACCORD_PATH_MAX ? from : kind, text, error);
    }
  return path->n > 0 || fail (kind, text, error);
}

/* The names of the fields, whatever they are called today. */
char *
accord_path_to_text (const AccordPath *path)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < path->n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "." : "",
                            path->fields[i] >= 0 ? path->kinds[i]->fields[path->fields[i]].name : path->field->name);
  return g_string_free (text, FALSE);
}

static gboolean
computed_depends_on (const AccordComputed *computed, const AccordKind *kind, int field)
{
  g_autofree char *name = field < kind->n_fields ? g_strconcat (kind->name, ".", kind->fields[field].name, NULL) : NULL;
  g_auto (GStrv) words = g_strsplit (computed->depends, " ", -1);

  /* A kind alone stands for all of its fields. */
  return g_strv_contains ((const char *const *) words, kind->name) ||
         (name != NULL && g_strv_contains ((const char *const *) words, name));
}

gboolean
accord_path_depends_on (const AccordPath *path, const AccordKind *kind, int field)
{
  const AccordKind *last = path->n > 0 && accord_field_is_link (path->field) ? accord_field_target (path->field) : NULL;

  for (int i = 0; i < path->n; i++)
    if (path->fields[i] == field && accord_kind_is (path->kinds[i], kind))
      return TRUE;
  if (path->computed != NULL && computed_depends_on (path->computed, kind, field))
    return TRUE;
  /* Links are compared, and ordered, by what they point to is called. */
  return last != NULL && accord_kind_is (last, kind) && accord_kind_title (last) == field;
}

/**
 * accord_filter_field:
 * @kind: whose records
 * @path: a field, something computed, or one of either over links ("owner.team")
 *
 * Returns: (transfer none) (nullable): what @path ends at, or %NULL with @error set to a sentence
 */
const AccordField *
accord_filter_field (const AccordKind *kind, const char *path, GError **error)
{
  AccordPath found;

  return accord_path_find (&found, kind, path, error) ? found.field : NULL;
}

static const char *
step_label (const AccordPath *path, int step)
{
  return accord_field_label (path->fields[step] >= 0 ? &path->kinds[step]->fields[path->fields[step]] : path->field);
}

/**
 * accord_filter_path_label:
 *
 * Returns: (transfer full): the name of the field at @path in the user's language, with the links on
 *   the way before it; the path itself where there is no such field
 */
char *
accord_filter_path_label (const AccordKind *kind, const char *path)
{
  AccordPath found;
  GString *label;

  if (!accord_path_find (&found, kind, path, NULL))
    return g_strdup (path);
  label = g_string_new (step_label (&found, 0));
  for (int i = 1; i < found.n; i++)
    {
      g_autofree char *before = g_strdup (label->str);

      /* Translators: a field of a linked record: the link, then the field, as in “Owner: Team”. */
      g_string_printf (label, _ ("%s: %s"), before, step_label (&found, i));
    }
  return g_string_free (label, FALSE);
}
