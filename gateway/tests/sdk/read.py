"""Reads a project with the cloud's own SDK, and prints what it read.

    python read.py ENDPOINT ACCESS_KEY SECRET_KEY PROJECT_ID

One line of JSON has the list, the details and the progress of its first instance, and the error for an instance
that does not exist; or the error of the list.
"""

import json
import sys

from huaweicloudsdkapig.v2 import (
    ApigClient,
    ListInstancesV2Request,
    ShowDetailsOfInstanceProgressV2Request,
    ShowDetailsOfInstanceV2Request,
)
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException

endpoint, access_key, secret_key, project_id = sys.argv[1:]
credentials = BasicCredentials(access_key, secret_key, project_id)
client = ApigClient.new_builder().with_credentials(credentials).with_endpoint(endpoint).build()


def read(call, request):
    """The answer of a call as plain data, or its error."""
    try:
        return call(request).to_dict()
    except ServiceResponseException as error:
        return {
            "status": error.status_code,
            "code": error.error_code,
            "message": error.error_msg,
            "request_id": error.request_id,
        }


listed = read(client.list_instances_v2, ListInstancesV2Request(limit=5, status="Creating"))
if "instances" not in listed:
    print(json.dumps(listed))
    sys.exit()
first = listed["instances"][0]["id"]
print(
    json.dumps(
        {
            "list": listed,
            "detail": read(client.show_details_of_instance_v2, ShowDetailsOfInstanceV2Request(first)),
            "progress": read(
                client.show_details_of_instance_progress_v2,
                ShowDetailsOfInstanceProgressV2Request(first),
            ),
            "absent": read(
                client.show_details_of_instance_v2, ShowDetailsOfInstanceV2Request("absent")
            ),
        }
    )
)
