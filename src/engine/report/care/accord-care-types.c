/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What sorts of care dates are called, and how one is passed over. Any thread. */

#include "accord-config.h"

#include "accord-care-dates.h"

#include <glib/gi18n-lib.h>

#include "accord-choices.h"

static const struct {
  const char *name;
  const char *icon;
} types[] = {
  [ACCORD_CARE_RENEWAL] = { "renewal", "accord-history-symbolic" },
  [ACCORD_CARE_REVISIT] = { "revisit", "accord-visit-symbolic" },
  [ACCORD_CARE_TICKET] = { "ticket", "accord-ticket-symbolic" },
  [ACCORD_CARE_BIRTHDAY] = { "birthday", "accord-star-symbolic" },
  [ACCORD_CARE_ANNIVERSARY] = { "anniversary", "accord-trophy-symbolic" },
  [ACCORD_CARE_FESTIVAL] = { "festival", "accord-calendar-symbolic" },
};

/**
 * accord_care_type_name:
 *
 * Returns: what the type is called in files: a value of a letter's or an occasion's choice
 */
const char *
accord_care_type_name (AccordCareType type)
{
  g_return_val_if_fail (type < ACCORD_N_CARE_TYPES, "");

  return types[type].name;
}

/**
 * accord_care_type_label:
 *
 * Returns: (transfer none): what people call it, translated
 */
const char *
accord_care_type_label (AccordCareType type)
{
  for (const AccordChoice *choice = accord_occasion_choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, accord_care_type_name (type)))
      return _(choice->label);
  return "";
}

/**
 * accord_care_type_icon:
 *
 * Returns: (transfer none): the name of its icon
 */
const char *
accord_care_type_icon (AccordCareType type)
{
  g_return_val_if_fail (type < ACCORD_N_CARE_TYPES, "");

  return types[type].icon;
}

/**
 * accord_care_pass_over:
 * @date: a care date
 *
 * Returns: (transfer full): an edit that says that nothing is to be done about it
 */
AccordEdit *
accord_care_pass_over (const AccordCareDate *date)
{
  const AccordKind *kind = &accord_letter_kind;
  g_autofree char *label = g_strdup_printf (_("Passed over: %s"), date->sentence);
  AccordEdit *edit = accord_edit_new (label);
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "title", date->sentence);
  accord_edit_set_text (edit, kind, id, "state", "skipped");
  accord_edit_set_text (edit, kind, id, "occasion", accord_care_type_name (date->type));
  accord_edit_set_number (edit, kind, id, "day", date->day);
  if (date->customer != 0)
    accord_edit_set_number (edit, kind, id, "customer", date->customer);
  if (date->contact != 0)
    accord_edit_set_number (edit, kind, id, "contact", date->contact);
  if (*date->source != '\0')
    accord_edit_set_text (edit, kind, id, "source", date->source);
  return edit;
}
