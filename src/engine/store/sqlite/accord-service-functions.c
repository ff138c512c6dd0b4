/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working time and service targets for SQL (F14), by the settings of the file:
 *
 *   accord_service (TICKET, SETTINGS): 1 met, 0 missed, NULL neither yet
 *   accord_service_minutes (TICKET, SETTINGS): working minutes that it took, NULL where it has not ended
 *
 * TICKET is what is asked for (0 the first answer, 1 the resolution), then columns: opened_at, answered_at, resolved_at, state,
 * pauses, priority, the customer's key_account, and when the target was missed.
 *
 * SETTINGS are six columns of the workspace: work_hours, days_off, makeup_days, time_zone, service_targets, hold_counts. */
#include "accord-config.h"

#include "accord-clock.h"
#include "accord-database.h"
#include "accord-service-level.h"

#define N_TICKET 9
#define N_SETTINGS 6
#define MINUTE_MS 60000

/* The settings that were asked for last: all rows of a query have the same. */
typedef struct {
  char *key;
  AccordServicePolicy *policy;
} Known;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->key);
  accord_service_policy_free (known->policy);
  g_free (known);
}

static const char *
text_of (sqlite3_value *value)
{
  const char *text = (const char *) sqlite3_value_text (value);

  return text != NULL ? text : "";
}

static const AccordServicePolicy *
policy_of (sqlite3_context *context, sqlite3_value **settings)
{
  Known *known = sqlite3_user_data (context);
  g_autofree char *key = g_strdup_printf ("%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s", text_of (settings[0]), text_of (settings[1]), text_of (settings[2]),
                                          text_of (settings[3]), text_of (settings[4]), text_of (settings[5]));
  g_autoptr (GError) error = NULL;
  AccordWorkHours *hours;

  if (g_strcmp0 (known->key, key) == 0)
    return known->policy;
  g_clear_pointer (&known->key, g_free);
  g_clear_pointer (&known->policy, accord_service_policy_free);
  hours = accord_work_hours_new (text_of (settings[0]), text_of (settings[1]), text_of (settings[2]), text_of (settings[3]), &error);
  if (hours != NULL)
    known->policy = accord_service_policy_new (hours, text_of (settings[4]), sqlite3_value_int (settings[5]) != 0, &error);
  if (known->policy == NULL)
    sqlite3_result_error (context, error->message, -1);
  else
    known->key = g_steal_pointer (&key);
  return known->policy;
}

static void
read_ticket (sqlite3_value **argv, AccordServiceAim *aim, AccordServiceTicket *ticket)
{
  *aim = sqlite3_value_int (argv[0]) == 0 ? ACCORD_SERVICE_ANSWER : ACCORD_SERVICE_RESOLUTION;
  *ticket = (AccordServiceTicket) {
    .opened_at = sqlite3_value_int64 (argv[1]), .answered_at = sqlite3_value_int64 (argv[2]), .resolved_at = sqlite3_value_int64 (argv[3]),
    .state = (const char *) sqlite3_value_text (argv[4]), .pauses = (const char *) sqlite3_value_text (argv[5]),
    .priority = (const char *) sqlite3_value_text (argv[6]), .key_account = sqlite3_value_int (argv[7]) != 0, .missed_at = sqlite3_value_int64 (argv[8]),
  };
}

static void
service (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  const AccordServicePolicy *policy = policy_of (context, argv + N_TICKET);
  AccordServiceTicket ticket;
  AccordServiceState state;
  AccordServiceAim aim;

  if (policy == NULL)
    return;
  read_ticket (argv, &aim, &ticket);
  state = accord_service_judge (policy, aim, &ticket, accord_now_ms ()).state;
  if (state == ACCORD_SERVICE_MET || state == ACCORD_SERVICE_MISSED)
    sqlite3_result_int (context, state == ACCORD_SERVICE_MET);
}

static void
service_minutes (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  const AccordServicePolicy *policy = policy_of (context, argv + N_TICKET);
  AccordServiceTicket ticket;
  AccordServiceAim aim;
  gint64 spent;

  if (policy == NULL)
    return;
  read_ticket (argv, &aim, &ticket);
  spent = accord_service_spent (policy, aim, &ticket);
  if (spent >= 0)
    sqlite3_result_int64 (context, spent / MINUTE_MS);
}

/**
 * accord_service_functions_register:
 * @db: a connection just opened
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_service_functions_register (AccordReader *db, GError **error)
{
  int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  int code = sqlite3_create_function_v2 (db->db, "accord_service", N_TICKET + N_SETTINGS, flags, g_new0 (Known, 1), service, NULL, NULL, known_free);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db->db, "accord_service_minutes", N_TICKET + N_SETTINGS, flags, g_new0 (Known, 1), service_minutes, NULL, NULL,
                                       known_free);
  return code == SQLITE_OK || accord_database_fail (db, code, "open", error);
}
