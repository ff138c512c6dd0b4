/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may stand in a template: the menu of fields, made from the kinds' tables. What accord_letter_scope_lookup() finds. */

#include "accord-config.h"

#include "accord-letter-scope.h"

#include <glib/gi18n-lib.h>

static void
field_free (gpointer data)
{
  g_free (((AccordLetterField *) data)->name);
  g_free (((AccordLetterField *) data)->label);
  g_free (data);
}

static void
add_field (GPtrArray *fields, const char *name, const char *root, const char *label)
{
  AccordLetterField *field = g_new0 (AccordLetterField, 1);

  field->name = g_strdup (name);
  field->label = root != NULL ? g_strdup_printf ("%s: %s", root, label) : g_strdup (label);
  g_ptr_array_add (fields, field);
}

static void
add_kind (GPtrArray *fields, const AccordKind *kind, const char *root, const char *label, gboolean person)
{
  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordField *of = &kind->fields[i];
      g_autofree char *name = g_strdup_printf ("%s.%s", root, of->flags & ACCORD_FIELD_CUSTOM ? of->label : of->name);
      g_autofree char *first = g_strdup_printf ("%s.first_name", root);

      if (of->flags & ACCORD_FIELD_HIDDEN)
        continue;
      add_field (fields, name, label, accord_field_label (of));
      if (person && (of->flags & ACCORD_FIELD_TITLE))
        add_field (fields, first, label, _ ("First name"));
    }
}

/**
 * accord_letter_fields:
 * @store: the open file
 *
 * Returns: (transfer full) (element-type AccordLetterField): what may stand in a template, own fields too
 */
GPtrArray *
accord_letter_fields (AccordStore *store)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (field_free);

  add_field (fields, "name", NULL, _ ("Name of whom it is written to"));
  add_field (fields, "first_name", NULL, _ ("First name of whom it is written to"));
  add_field (fields, "occasion", NULL, _ ("Occasion"));
  add_field (fields, "years", NULL, _ ("Years of the birthday or anniversary"));
  add_field (fields, "today", NULL, _ ("Today’s date"));
  add_field (fields, "workspace", NULL, _ ("Own company"));
  add_kind (fields, accord_store_get_kind (store, &accord_contact_kind), "contact", _ ("Contact"), TRUE);
  add_kind (fields, accord_store_get_kind (store, &accord_customer_kind), "customer", _ ("Customer"), FALSE);
  add_kind (fields, accord_store_get_kind (store, &accord_deal_kind), "deal", _ ("Deal"), FALSE);
  add_kind (fields, accord_store_get_kind (store, &accord_ticket_kind), "ticket", _ ("Ticket"), FALSE);
  add_kind (fields, accord_store_get_kind (store, &accord_member_kind), "me", _ ("Me"), TRUE);
  return fields;
}
