/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a kind says of itself and its fields. Any thread. */
#include "accord-config.h"
#include "accord-kind.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/**
 * accord_kind_label:
 * @kind: a kind
 *
 * Returns: (transfer none): what one record of the kind is called, translated
 */
const char *
accord_kind_label (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, "");

  return _(kind->label);
}

/**
 * accord_kind_plural:
 * @kind: a kind
 *
 * Returns: (transfer none): what many records of the kind are called, translated
 */
const char *
accord_kind_plural (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, "");

  return _(kind->plural);
}

/**
 * accord_kind_find:
 * @kind: a kind
 * @field_name: the name of a field
 *
 * Quickest when @field_name is the very string of the table.
 *
 * Returns: the index of the field in the kind's table, or -1
 */
int
accord_kind_find (const AccordKind *kind,
                  const char       *field_name)
{
  g_return_val_if_fail (kind != NULL && field_name != NULL, -1);

  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].name == field_name)
      return i;
  for (int i = 0; i < kind->n_fields; i++)
    if (strcmp (kind->fields[i].name, field_name) == 0)
      return i;

  return -1;
}

/**
 * accord_kind_find_typed:
 * @kind: a kind
 * @typed: the name of a field, or the label of one that a user added, in any case
 *
 * For what people type: nobody knows the name of a field of their own by heart.
 *
 * Returns: the index of the field in the kind's table, or -1
 */
int
accord_kind_find_typed (const AccordKind *kind,
                        const char       *typed)
{
  g_autofree char *folded = NULL;
  int field = accord_kind_find (kind, typed);

  if (field >= 0 || kind->base == NULL)
    return field;

  folded = g_utf8_casefold (typed, -1);
  for (int i = kind->base->n_fields; i < kind->n_fields; i++)
    {
      g_autofree char *label = g_utf8_casefold (kind->fields[i].label, -1);

      if (!(kind->fields[i].flags & ACCORD_FIELD_HIDDEN) && strcmp (label, folded) == 0)
        return i;
    }

  return -1;
}

/**
 * accord_kind_base:
 * @kind: a kind, or a workspace's own table of one
 *
 * Returns: (transfer none): the program's table, in which the same fields have the same index
 */
const AccordKind *
accord_kind_base (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return kind->base != NULL ? kind->base : kind;
}

/**
 * accord_kind_target:
 * @kind: a kind, or a workspace's own table of one
 * @field: a field of it
 *
 * As accord_field_target(), but in the workspace that @kind is the table of: with the fields that users
 * added to what the link leads to.
 *
 * Returns: (transfer none) (nullable): the table of the kind a link or place points to, otherwise %NULL
 */
const AccordKind *
accord_kind_target (const AccordKind  *kind,
                    const AccordField *field)
{
  const AccordKind *target = accord_field_target (field);

  g_return_val_if_fail (kind != NULL, NULL);

  return target != NULL && kind->peers != NULL && kind->peers[target->number] != NULL ? kind->peers[target->number]
                                                                                      : target;
}

/**
 * accord_kind_is:
 * @kind: (nullable): a kind
 * @other: (nullable): a kind
 *
 * A workspace has tables of its own where users added fields, so two pointers may mean one kind.
 *
 * Returns: whether both are tables of the same kind
 */
gboolean
accord_kind_is (const AccordKind *kind,
                const AccordKind *other)
{
  return kind == other || (kind != NULL && other != NULL && kind->number == other->number);
}

/**
 * accord_kind_title:
 * @kind: a kind
 *
 * Returns: the index of the field that names a record, or -1 if the kind has none
 */
int
accord_kind_title (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, -1);

  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ACCORD_FIELD_TITLE)
      return i;

  return -1;
}

/**
 * accord_kind_is_searched:
 * @kind: a kind
 *
 * Returns: whether any field of the kind is in the full-text index
 */
gboolean
accord_kind_is_searched (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ACCORD_FIELD_SEARCHED)
      return TRUE;

  return FALSE;
}

/**
 * accord_kind_is_person:
 *
 * Returns: whether records of the kind may be people, or firms that are one, known by their name
 */
gboolean
accord_kind_is_person (const AccordKind *kind)
{
  int title = accord_kind_title (kind);
  AccordFieldFlags both = ACCORD_FIELD_PERSONAL | ACCORD_FIELD_KEY;

  return title >= 0 && (kind->fields[title].flags & both) == both;
}

static int
compare_fields (gconstpointer a, gconstpointer b, gpointer kind)
{
  const AccordField *x = &((const AccordKind *) kind)->fields[*(const int *) a];
  const AccordField *y = &((const AccordKind *) kind)->fields[*(const int *) b];
  gboolean own = (x->flags & ACCORD_FIELD_CUSTOM) && (y->flags & ACCORD_FIELD_CUSTOM);
  int late = (!(x->flags & ACCORD_FIELD_CUSTOM) && x->rank != NULL) - (!(y->flags & ACCORD_FIELD_CUSTOM) && y->rank != NULL);
  int by_rank = !own || (x->rank == NULL && y->rank == NULL) ? 0 : x->rank == NULL ? 1 : y->rank == NULL ? -1 : strcmp (x->rank, y->rank);

  return late != 0 ? late : by_rank != 0 ? by_rank : *(const int *) a - *(const int *) b;
}

/**
 * accord_kind_field_order:
 * @kind: a kind
 * @order: (array) (out caller-allocates): room for as many numbers as the kind has fields
 *
 * Fields as people see them: the program's in the order of the table, then those that users added in the
 * order they gave them, then those of the program that are seldom looked at (accord-kind-late.h).
 */
void
accord_kind_field_order (const AccordKind *kind, int *order)
{
  g_return_if_fail (kind != NULL && order != NULL);

  for (int i = 0; i < kind->n_fields; i++)
    order[i] = i;
  g_sort_array (order, (gsize) kind->n_fields, sizeof *order, compare_fields, (gpointer) kind);
}
