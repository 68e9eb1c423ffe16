### What the API does with reports and dates.

api-list-reports = Reports, the newest first.
api-get-report = A report with what was said to it, by its identifier.
api-add-report = Reports progress on a milestone, or that it is done.
api-add-statement = Says something to a report: confirms, disputes, asks, answers or returns it.
api-confirm-report = Confirms or disputes a report.
api-add-reschedule = Proposes another last day of a milestone, or decides on one.
api-get-reschedule = A change of dates, by its identifier.
