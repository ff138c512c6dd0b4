/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules told in words: in lists, in the preferences, at the terminal. Pure. */

#include "accord-config.h"

#include "accord-automation.h"

#include <glib/gi18n-lib.h>

static char *
field_label (const AccordKind *kind, const char *name)
{
  int field = name != NULL ? accord_kind_find (kind, name) : -1;

  return g_strdup (field >= 0 ? accord_field_label (&kind->fields[field]) : "?");
}

/* An amount as it is written here; NULL for all else. */
static char *
amount_of (const AccordAutomationDeed *deed, const AccordKind *kind)
{
  int field = deed->name != NULL ? accord_kind_find (kind, deed->name) : -1;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (field < 0 || kind->fields[field].type != ACCORD_FIELD_MONEY ||
      !accord_automation_deed_value (deed, &kind->fields[field], NULL, &value, NULL))
    return NULL;
  return accord_field_format (&kind->fields[field], &value, NULL);
}

/**
 * accord_automation_describe_deed:
 *
 * Returns: (transfer full): "Task “Call back” after 3 days"
 */
char *
accord_automation_describe_deed (const AccordAutomationDeed *deed, const AccordKind *kind)
{
  const char *target = deed->target != NULL ? accord_record_title (deed->target) : "?";
  const char *text = deed->text != NULL ? deed->text : "";
  g_autofree char *label = NULL, *amount = NULL;

  switch (deed->type)
    {
    case ACCORD_AUTOMATION_TASK:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Task “%s” after %d day", "Task “%s” after %d days", (gulong) ABS (deed->days)), text,
                              deed->days);
    case ACCORD_AUTOMATION_DRAFT:
      return g_strdup_printf (_ ("Prepare a message from “%s”"), target);
    case ACCORD_AUTOMATION_FIELD:
      label = field_label (kind, deed->name);
      amount = amount_of (deed, kind);
      return g_strdup_printf (_ ("Set “%1$s” to “%2$s”"), label, amount != NULL ? amount : text);
    case ACCORD_AUTOMATION_OWNER:
      return g_strdup_printf (_ ("Give it to %s"), target);
    case ACCORD_AUTOMATION_NOTIFY:
    case ACCORD_N_AUTOMATION_DEEDS:
    default:
      return deed->target != NULL ? g_strdup_printf (_ ("Tell %1$s: “%2$s”"), target, text) : g_strdup_printf (_ ("Tell the owner: “%s”"), text);
    }
}

static char *
describe_trigger (const AccordAutomation *self)
{
  g_autofree char *label = self->field != NULL ? field_label (self->kind, self->field) : NULL;

  switch (self->trigger)
    {
    case ACCORD_AUTOMATION_CREATED:
      return g_strdup (_ ("when it is new"));
    case ACCORD_AUTOMATION_CHANGED:
      return g_strdup_printf (_ ("when “%s” changes"), label);
    case ACCORD_AUTOMATION_STAGE:
      return g_strdup (_ ("when it enters the stage"));
    case ACCORD_AUTOMATION_DATE:
      if (self->days == 0)
        return g_strdup_printf (_ ("on the day “%s”"), label);
      return g_strdup_printf (self->days < 0 ? g_dngettext (GETTEXT_PACKAGE, "%d day before “%s”", "%d days before “%s”", (gulong) -self->days)
                                             : g_dngettext (GETTEXT_PACKAGE, "%d day after “%s”", "%d days after “%s”", (gulong) self->days),
                              ABS (self->days), label);
    case ACCORD_AUTOMATION_IDLE:
    case ACCORD_N_AUTOMATION_TRIGGERS:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "after %d day without contact", "after %d days without contact", (gulong) self->days),
                              self->days);
    }
}

/**
 * accord_automation_describe:
 *
 * Returns: (transfer full): "Customers, when “Lifecycle” changes, if City is Köln: Task “Call back” after 3 days"
 */
char *
accord_automation_describe (const AccordAutomation *self)
{
  GString *words = g_string_new (accord_kind_plural (self->kind));
  g_autofree char *trigger = describe_trigger (self);

  g_string_append_printf (words, _ (", %s"), trigger);
  if (self->filter != NULL && accord_filter_get_n (self->filter) > 0)
    {
      g_autofree char *filter = accord_filter_describe (self->filter);

      g_string_append_printf (words, _ (", if %s"), filter);
    }
  for (guint i = 0; i < self->deeds->len; i++)
    {
      g_autofree char *deed = accord_automation_describe_deed (self->deeds->pdata[i], self->kind);

      g_string_append_printf (words, i == 0 ? _ (": %s") : _ ("; %s"), deed);
    }
  return g_string_free (words, FALSE);
}
